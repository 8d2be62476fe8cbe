// The slip: the question whether it is wanted, and the paper itself.
#include "visit/viewer.h"

namespace visit {

using scene::Page;
using text::Argument;

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
