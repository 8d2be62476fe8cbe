// The screens at which a person shows who they are.
#include "visit/viewer.h"

namespace visit {

using scene::KeyPlan;
using scene::Page;
using text::Argument;

Page Viewer::card(bool unreadable) {
  // A card that has been lying there proves nothing: only one that is laid now.
  const std::string name = unreadable ? "card.unreadable" : model_.card_lies ? "card.lies" : "card";
  Page out = page(unreadable ? "card_unreadable" : "place_card", spell_.shell(name + ".heading"));
  scene::PictureForm form;
  form.drawing = scene::PictureForm::Drawing::card_on_light;
  form.lines = {spell_.shell(name + ".body")};
  form.actions.push_back(key("no_card", spell_.shell("card.none"), OtherWay{"no_card"}));
  if (unreadable) form.actions.push_back(key("window", spell_.shell("trouble.window"), OtherWay{"window"}));
  out.form = std::move(form);
  return out;
}

// How much is typed and what is to come, where it is known beforehand how much that is.
core::Words Viewer::typed_so_far(const Pad& pad) {
  const auto typed = static_cast<std::int64_t>(model_.digits.size());
  const auto count = Argument::number(typed);
  if (pad.least != pad.most)
    return spell_.shell(model_.digits.size() < pad.least ? "keypad.so_far" : "keypad.enough", {{"typed", count}});
  if (typed == 0)
    return spell_.shell("keypad.none_yet", {{"count", Argument::number(static_cast<std::int64_t>(pad.most))}});
  if (model_.digits.size() == pad.most) return spell_.shell("keypad.complete", {{"count", count}});
  return spell_.shell("keypad.state",
                      {{"typed", count}, {"left", Argument::number(static_cast<std::int64_t>(pad.most) - typed)}});
}

scene::KeypadForm Viewer::keypad(const Pad& pad) {
  scene::KeypadForm form;
  form.field = "field";
  form.name = spell_.shell("keypad." + pad.words + ".name");
  form.digits = model_.digits;
  form.groups = pad.groups;
  form.cover_finished_groups = pad.covered;
  form.field_state = typed_so_far(pad);
  if (!model_.problem.empty()) form.problem = spell_.shell(model_.problem);
  // A key's word said before its place in the number would give the number away: the hall hears of all keys the same.
  form.digit_aloud = spell_.shell("keypad.digit");
  for (char digit = '0'; digit <= '9'; ++digit) {
    form.digit_words.push_back(spell_.free(std::string(1, digit), core::Grade::L3));
    mean(std::string("digit.") + digit, Digit{digit});
  }
  if (pad.besides != 0) {
    form.with_x = true;
    form.x_key = pad.besides == 'X' ? "digit.X" : "digit.point";
    form.x_word = pad.besides == 'X' ? spell_.free("X", core::Grade::L3) : spell_.shell(short_label("keypad.point"));
    mean(form.x_key, Digit{pad.besides});
  }
  form.erase = key("erase", spell_.shell("keypad.erase"), EraseDigit{});
  form.read_back = key("read_back", spell_.shell("keypad.read_back"), ReadBack{});
  form.next = main_key("go_on", spell_.shell("go_on"), GoOn{});
  form.next.arrow = true;
  form.next.enabled = model_.digits.size() >= pad.least;
  form.next.why_not = spell_.shell("keypad.more_digits");
  return form;
}

// A question of a service that is answered by digits; how they are pressed is said where the service does not say it.
Page Viewer::fill_in(const flow::Step& step, const Pad& pad) {
  std::vector<core::Words> body;
  for (const flow::WordsPlan& plan : step.body) body.push_back(spell_.plan(plan));
  const bool told = !body.empty();
  Page out = page("fill_in", spell_.plan(step.heading), std::move(body));
  if (!told) out.frame.guidance = {spell_.shell("keypad." + pad.words + ".body")};
  out.form = keypad(pad);
  return out;
}

Page Viewer::number() {
  Page out = page("id_number", spell_.shell("keypad.id.heading"));
  out.frame.guidance = {spell_.shell("keypad.id.body")};
  out.form = keypad(number_pad());
  return out;
}

// The same for every number: nobody learns here whether it is anybody's, nor what phone belongs to it.
Page Viewer::code() {
  Page out = page("one_time_code", spell_.shell("keypad.code.heading"), {spell_.shell("keypad.code.body")});
  scene::KeypadForm form = keypad(code_pad());
  form.other = key("window", spell_.shell(short_label("keypad.code.none")), OtherWay{"window"});
  out.form = std::move(form);
  return out;
}

Page Viewer::witness() {
  Page out = page("witness", spell_.shell("witness.heading"));
  scene::PictureForm form;
  form.drawing = scene::PictureForm::Drawing::badge_on_light;
  form.lines = {spell_.shell("witness.body"), spell_.shell("witness.call")};
  form.actions.push_back(key("window", spell_.shell("trouble.window"), OtherWay{"window"}));
  out.form = std::move(form);
  return out;
}

Page Viewer::asking(std::string_view what) {
  Page out = page("working", spell_.shell("asking." + std::string(what)));
  scene::PictureForm form;
  form.drawing = scene::PictureForm::Drawing::stations;
  using Progress = scene::Station::Progress;
  form.stations = {{spell_.shell("working.received"), Progress::done},
                   {spell_.shell("working.asking"), Progress::now},
                   {spell_.shell("working.answer"), Progress::to_come}};
  form.dots = true;
  form.lines = {spell_.shell("working.wait")};
  out.form = std::move(form);
  return out;
}

}  // namespace visit
