// The screens of an errand's steps.
#include "visit/updater.h"
#include "visit/viewer.h"

namespace visit {

using scene::KeyPlan;
using scene::Page;
using text::Argument;

Page Viewer::errand() {
  const flow::Definition* whole = definition();
  if (whole == nullptr) return home();
  const flow::Wait wait = flow::wait_of(*whole, *model_.session, model_.person);
  if (wait.step == nullptr) return done();
  const flow::Step& step = *wait.step;
  Page out = [&] {
    switch (step.kind) {
      case flow::StepKind::intro: return intro(step);
      case flow::StepKind::for_whom: return for_whom(step);
      case flow::StepKind::identify:
        switch (model_.proving) {
          case Proving::unreadable: return card(true);
          case Proving::number: return number();
          case Proving::sending: return asking("send_code");
          case Proving::code: return code();
          case Proving::checking: return asking("check_code");
          case Proving::matching: return asking("match");
          case Proving::witness: return witness();
          default: return card(false);
        }
      case flow::StepKind::consent: return consent(step);
      case flow::StepKind::ask:
        if (const auto pad = pad_of(step.type, step.grade, model_.digits)) return fill_in(step, *pad);
        return question(step);
      case flow::StepKind::choose: return question(step);
      case flow::StepKind::fetch:
      case flow::StepKind::submit: return working(step);
      case flow::StepKind::show: return show(step);
      case flow::StepKind::review: return rows(step, true);
      case flow::StepKind::slip: return slip(step);
      case flow::StepKind::rate: return rate(step);
      case flow::StepKind::handoff: return handoff(step);
    }
    return done();
  }();
  const bool counted =
      step.kind != flow::StepKind::intro && step.kind != flow::StepKind::handoff && step.kind != flow::StepKind::rate;
  if (counted) count_step(out);
  return out;
}

void Viewer::count_step(Page& page) {
  const flow::Definition* whole = definition();
  if (whole == nullptr) return;
  const flow::Wait wait = flow::wait_of(*whole, *model_.session, model_.person);
  scene::StepLine line;
  line.icon = whole->icon;
  line.name = text::compose(house_.catalogues, model_.language, whole->id + "." + whole->title.key);
  line.counter = spell_.shell("step", {{"step", Argument::number(wait.number)}, {"steps", Argument::number(wait.of)}});
  line.step = wait.number;
  line.steps = wait.of;
  page.frame.step = std::move(line);
}

Page Viewer::intro(const flow::Step& step) {
  Page out = page("intro", spell_.plan(step.heading));
  scene::TellForm form;
  for (const flow::LinePlan& line : step.lines)
    if (flow::holds(line.when, *model_.session, model_.person))
      form.facts.push_back({line.id, line.icon, spell_.plan(line.what), spell_.plan(line.value)});
  form.actions.push_back(main_key("go_on", spell_.shell("intro.begin"), GoOn{}));
  form.actions.back().arrow = true;
  out.form = std::move(form);
  return out;
}

Page Viewer::for_whom(const flow::Step& step) {
  Page out = page("for_whom", step.heading.empty() ? spell_.shell("for_whom.heading") : spell_.plan(step.heading));
  scene::ChoiceForm form;
  for (const char* whom : {"self", "family", "other"}) {
    scene::ChoicePlan plan;
    plan.key = std::string("whom.") + whom;
    plan.label = spell_.shell(std::string("for_whom.") + whom);
    plan.answers = false;
    plan.icon = std::string(whom) == "self" ? "person" : std::string(whom) == "family" ? "people" : "handshake";
    mean(plan.key, OtherWay{whom});
    form.choices.push_back(std::move(plan));
  }
  out.form = std::move(form);
  return out;
}

Page Viewer::question(const flow::Step& step) {
  std::vector<core::Words> body;
  for (const flow::WordsPlan& plan : step.body) body.push_back(spell_.plan(plan));
  Page out = page("question", spell_.plan(step.heading), std::move(body));
  scene::ChoiceForm form;
  const auto offered = flow::options_of(step, *model_.session, model_.person, model_.language);
  bool chosen_now = false;
  for (const flow::Offered& option : offered) {
    scene::ChoicePlan plan;
    plan.key = step.field + "." + option.value;
    plan.label = option.label.empty() ? spell_.free(option.label_text, step.grade)
                                      : spell_.plan(option.label, false, &option.entry);
    plan.detail = option.detail.empty()
                      ? (option.detail_text.empty() ? core::Words{} : spell_.free(option.detail_text, step.grade))
                      : spell_.plan(option.detail, false, &option.entry);
    plan.chosen = option.value == model_.chosen;
    chosen_now = chosen_now || plan.chosen;
    mean(plan.key, Choose{step.field, option.value});
    form.choices.push_back(std::move(plan));
  }
  if (offered.empty()) form.note = step.nothing.empty() ? spell_.shell("question.nothing") : spell_.plan(step.nothing);
  form.actions.push_back(main_key("go_on", spell_.shell("go_on"), GoOn{}));
  form.actions.back().arrow = true;
  form.actions.back().enabled = chosen_now || offered.empty();
  form.actions.back().why_not = spell_.shell("question.choose_first");
  form.actions.back().hint = spell_.shell(model_.focus.empty() ? "question.how" : "question.how_by_keys");
  out.form = std::move(form);
  return out;
}

Page Viewer::working(const flow::Step& step) {
  const bool submits = step.kind == flow::StepKind::submit;
  Page out = page("working", spell_.plan(step.working));
  scene::PictureForm form;
  form.drawing = scene::PictureForm::Drawing::stations;
  using Progress = scene::Station::Progress;
  if (submits) {
    const bool stored = model_.promise == Promise::stored;
    form.stations = {{spell_.shell("working.storing"), stored ? Progress::done : Progress::now},
                     {spell_.shell("working.sending"), stored ? Progress::now : Progress::to_come},
                     {spell_.shell("working.receipt"), Progress::to_come}};
    if (stored) form.lines.push_back(promise());
  } else {
    form.stations = {{spell_.shell("working.received"), Progress::done},
                     {spell_.shell("working.asking"), Progress::now},
                     {spell_.shell("working.answer"), Progress::to_come}};
  }
  form.lines.push_back(spell_.shell("working.wait"));
  form.dots = true;
  out.form = std::move(form);
  return out;
}

Page Viewer::consent(const flow::Step& step) {
  std::vector<core::Words> body;
  for (const flow::WordsPlan& plan : step.body) body.push_back(spell_.plan(plan));
  Page out = page("consent", spell_.plan(step.heading), std::move(body));
  scene::DocumentForm form;
  for (const flow::LinePlan& line : step.lines) {
    if (!flow::holds(line.when, *model_.session, model_.person)) continue;
    scene::CheckRow row;
    row.key = "line." + line.id;
    row.what = spell_.plan(line.what);
    row.value = spell_.plan(line.value);
    form.lines.push_back(std::move(row));
  }
  // Two equal keys, nothing preselected: no is as easy as yes.
  form.actions.push_back(key("decline", spell_.shell("consent.no"), Decline{}));
  form.actions.push_back(key("go_on", spell_.shell("consent.yes"), GoOn{}));
  form.actions.back().after_all_pages = true;
  form.actions.back().why_not = spell_.shell("review.turn_first");
  out.form = std::move(form);
  return out;
}

Page Viewer::rate(const flow::Step&) {
  Page out = page("rating", spell_.shell("rating.heading"));
  out.frame.guidance = {spell_.shell("rating.body")};
  scene::ChoiceForm form;
  form.five_levels = true;
  constexpr const char* faces[] = {"sentiment_very_dissatisfied", "sentiment_dissatisfied", "sentiment_neutral",
                                   "sentiment_satisfied", "sentiment_very_satisfied"};
  for (int level = 5; level >= 1; --level) {
    scene::ChoicePlan plan;
    plan.key = "rating." + std::to_string(level);
    plan.label = spell_.shell("rating.level" + std::to_string(level));
    plan.chosen = model_.rating == level;
    plan.icon = faces[level - 1];
    mean(plan.key, Choose{"rating", std::to_string(level)});
    form.choices.push_back(std::move(plan));
  }
  form.actions.push_back(key("decline", spell_.shell("rating.skip"), Decline{}));
  form.actions.push_back(main_key("go_on", spell_.shell("rating.send"), GoOn{}));
  form.actions.back().enabled = model_.rating != 0;
  form.actions.back().why_not = spell_.shell("question.choose_first");
  out.form = std::move(form);
  return out;
}

Page Viewer::handoff(const flow::Step& step) {
  Page out = page("handoff", spell_.plan(step.heading));
  scene::PictureForm form;
  form.drawing = scene::PictureForm::Drawing::window;
  if (core::Words told = promise(); !told.empty()) form.lines.push_back(std::move(told));
  for (const flow::WordsPlan& plan : step.body) form.lines.push_back(spell_.plan(plan));
  for (const flow::LinePlan& line : step.lines)
    if (flow::holds(line.when, *model_.session, model_.person)) form.lines.push_back(spell_.plan(line.value));
  form.lines.push_back(spell_.shell("handoff.window", {{"window", Argument::plain(house_.settings.help_window)}}));
  form.actions.push_back(main_key("go_on", spell_.shell("handoff.understood"), GoOn{}));
  out.form = std::move(form);
  return out;
}

}  // namespace visit
