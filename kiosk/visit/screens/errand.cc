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
  if (counted) {
    scene::StepLine line;
    line.icon = whole->icon;
    line.name = text::compose(house_.catalogues, model_.language, whole->id + "." + whole->title.key);
    line.counter =
        spell_.shell("step", {{"step", Argument::number(wait.number)}, {"steps", Argument::number(wait.of)}});
    line.step = wait.number;
    line.steps = wait.of;
    out.frame.step = std::move(line);
  }
  return out;
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

Page Viewer::show(const flow::Step& step) {
  if (!step.sum) return rows(step, false);
  Page out = page("result", spell_.plan(step.heading));
  scene::ResultForm form;
  const bool open = model_.revealed.count("sum") != 0;
  form.title = spell_.plan(step.sum->what);
  for (const flow::LinePlan& line : step.lines)
    if (flow::holds(line.when, *model_.session, model_.person)) form.lines.push_back(spell_.plan(line.value));
  form.has_sum = true;
  if (open) form.sum = spell_.plan(step.sum->value, true);
  form.reveal = open ? key("conceal.sum", spell_.shell("conceal"), Conceal{"sum"})
                     : key("reveal.sum", spell_.shell("reveal"), Reveal{"sum"});
  form.reveal->icon = open ? "visibility_off" : "visibility";
  if (!open) form.reveal->hint = spell_.shell("reveal.hint");
  form.actions.push_back(
      main_key("go_on", step.main_label.empty() ? spell_.shell("go_on") : spell_.plan(step.main_label), GoOn{}));
  form.actions.back().arrow = true;
  out.form = std::move(form);
  return out;
}

// Rows of what and value: a review (with 改这一项), a plain result, or a document made of a list of the platform.
Page Viewer::rows(const flow::Step& step, bool review) {
  std::vector<core::Words> body;
  if (core::Words told = promise(); !told.empty() && !review) body.push_back(std::move(told));
  for (const flow::WordsPlan& plan : step.body) body.push_back(spell_.plan(plan));
  Page out = page(review ? "review" : "result", spell_.plan(step.heading), std::move(body));
  std::vector<scene::CheckRow> shown;
  for (const flow::LinePlan& line : step.lines) {
    if (!flow::holds(line.when, *model_.session, model_.person)) continue;
    scene::CheckRow row;
    row.key = "line." + line.id;
    const bool open = model_.revealed.count(line.id) != 0;
    row.what = spell_.plan(line.what);
    row.value = spell_.plan(line.value, open);
    row.icon = line.icon;
    if (review && !line.changes.empty())
      row.change = key("change." + line.id, spell_.shell("review.change"), ChangeItem{line.changes});
    if (spell_.hides(line.value)) {
      row.reveal = open ? key("conceal." + line.id, spell_.shell("conceal"), Conceal{line.id})
                        : key("reveal." + line.id, spell_.shell("reveal"), Reveal{line.id});
    }
    shown.push_back(std::move(row));
  }
  std::vector<KeyPlan> actions;
  if (step.lines_from) {
    const core::Json* list = flow::value_at(*model_.session, model_.person, step.lines_from->list);
    int number = 0;
    const bool open = model_.revealed.count("all") != 0;
    for (const core::Json& entry : list != nullptr && list->is_array() ? list->items() : core::Json::Array{}) {
      scene::CheckRow row;
      row.key = "entry." + std::to_string(++number);
      auto name = step.lines_from->what.find(model_.language);
      if (name == step.lines_from->what.end()) name = step.lines_from->what.find("*");
      row.what = spell_.free(name == step.lines_from->what.end() ? "" : entry.text(name->second));
      const core::Json* value = entry.find(step.lines_from->value);
      row.value =
          spell_.value(step.lines_from->kind, value == nullptr ? core::Json("") : *value, step.lines_from->grade, open);
      shown.push_back(std::move(row));
    }
    if (core::rule_of(step.lines_from->grade).hidden_until_asked) {
      KeyPlan see = open ? key("conceal.all", spell_.shell("conceal"), Conceal{"all"})
                         : key("reveal.all", spell_.shell("reveal"), Reveal{"all"});
      see.icon = open ? "visibility_off" : "visibility";
      actions.push_back(see);
    }
  }
  const core::Words label = !step.main_label.empty() ? spell_.plan(step.main_label)
                            : review                 ? spell_.shell("review.all_right")
                                                     : spell_.shell("go_on");
  actions.push_back(main_key("go_on", label, GoOn{}));
  actions.back().arrow = true;
  if (review) {
    actions.back().hint = spell_.shell(model_.focus.empty() ? "review.how" : "review.how_by_keys");
    actions.back().after_all_pages = true;
    actions.back().why_not = spell_.shell("review.turn_first");
  }
  if (step.lines_from) {
    out.form = scene::DocumentForm{std::move(shown), std::move(actions)};
  } else {
    out.form = scene::CheckForm{std::move(shown), std::move(actions)};
  }
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

Page Viewer::slip(const flow::Step& step) {
  const std::string& state = model_.slip_state.empty() && model_.printer != "ok" ? model_.printer : model_.slip_state;
  const bool asked = state.empty();
  const std::string name = asked ? "ask" : state;
  Page out = page("slip", spell_.shell("slip." + name + ".heading"));
  scene::ResultForm form;
  form.title = spell_.plan(step.heading);
  if (form.title.empty()) form.title = spell_.shell("slip.title");
  for (const flow::LinePlan& line : step.lines) {
    if (!flow::holds(line.when, *model_.session, model_.person) || core::rule_of(line.grade).hidden_until_asked)
      continue;
    form.lines.push_back(
        core::joined(spell_.plan(line.what), spell_.plan(line.value), model_.language == "en" ? ": " : "："));
    if (form.lines.size() == 3) break;
  }
  form.note = spell_.shell("slip." + name + ".note", {{"window", Argument::plain(house_.settings.help_window)}});
  form.note_icon = state == "printed" ? "check_circle" : "print";
  if (asked) {
    form.actions.push_back(key("decline", spell_.shell("slip.no"), Decline{}));
    form.actions.push_back(main_key("go_on", spell_.shell("slip.yes"), GoOn{}));
    form.actions.back().icon = "print";
  } else if (state != "printing") {
    form.actions.push_back(key("print_again", spell_.shell("slip.again"), PrintAgain{}));
    form.actions.push_back(main_key("go_on", spell_.shell("go_on"), GoOn{}));
    form.actions.back().arrow = true;
  }
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

Slip slip_of(const House& house, const Model& model) {
  Slip slip;
  const Speller spell(house, model);
  const auto found = model.session ? house.services.find(model.session->service) : house.services.end();
  const flow::Step* step = found == house.services.end() ? nullptr : found->second->find(model.session->step);
  if (step == nullptr) return slip;
  slip.service = model.session->service;
  slip.language = model.language;
  if (model.platform_is_simulator) slip.simulator = spell.shell("platform.simulator");
  slip.heading = step->heading.empty()
                     ? text::compose(house.catalogues, model.language, slip.service + "." + found->second->title.key)
                     : spell.plan(step->heading);
  for (const flow::LinePlan& line : step->lines)
    if (flow::holds(line.when, *model.session, model.person)) {
      // On paper amounts stand in full; names and numbers stay masked (domain 2.6).
      const bool amount = core::rule_of(line.grade).hidden_until_asked;
      slip.lines.push_back({spell.plan(line.what), spell.plan(line.value, amount)});
    }
  for (const flow::WordsPlan& note : step->notes) slip.notes.push_back(spell.plan(note));
  if (const core::Json* receipt = model.session->result.find("receipt"); receipt != nullptr && receipt->is_string())
    slip.number = receipt->string();
  return slip;
}

}  // namespace visit
