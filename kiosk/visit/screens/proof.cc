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

scene::KeypadForm Viewer::keypad(std::vector<scene::FieldGroup> groups, int total) {
  scene::KeypadForm form;
  form.field = "field";
  form.digits = model_.digits;
  form.groups = std::move(groups);
  const int typed = static_cast<int>(model_.digits.size());
  form.field_state = typed == total ? spell_.shell("keypad.complete", {{"count", Argument::number(typed)}})
                                    : spell_.shell("keypad.state", {{"typed", Argument::number(typed)}, {"left", Argument::number(total - typed)}});
  if (!model_.problem.empty()) form.problem = spell_.shell(model_.problem);
  // A key's word said before its place in the number would give the number away: the hall hears of all keys the same.
  form.digit_aloud = spell_.shell("keypad.digit");
  for (char digit = '0'; digit <= '9'; ++digit) {
    form.digit_words.push_back(spell_.free(std::string(1, digit), core::Grade::L3));
    mean(std::string("digit.") + digit, Digit{digit});
  }
  form.x_word = spell_.free("X", core::Grade::L3);
  mean("digit.X", Digit{'X'});
  form.erase = key("erase", spell_.shell("keypad.erase"), EraseDigit{});
  form.read_back = key("read_back", spell_.shell("keypad.read_back"), ReadBack{});
  form.next = main_key("go_on", spell_.shell("go_on"), GoOn{});
  form.next.arrow = true;
  form.next.enabled = typed == total;
  form.next.why_not = spell_.shell("keypad.more_digits");
  return form;
}

Page Viewer::number() {
  Page out = page("id_number", spell_.shell("keypad.id.heading"));
  out.frame.guidance = {spell_.shell("keypad.id.body")};
  scene::KeypadForm form = keypad({{6}, {8}, {4}}, 18);
  form.name = spell_.shell("keypad.id.name");
  form.with_x = true;
  form.cover_finished_groups = true;
  out.form = std::move(form);
  return out;
}

// The same for every number: nobody learns here whether it is anybody's, nor what phone belongs to it.
Page Viewer::code() {
  Page out = page("one_time_code", spell_.shell("keypad.code.heading"), {spell_.shell("keypad.code.body")});
  scene::KeypadForm form = keypad({{3}, {3}}, 6);
  form.name = spell_.shell("keypad.code.name");
  form.other = key("window", spell_.shell("keypad.code.none"), OtherWay{"window"});
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
