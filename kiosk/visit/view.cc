// view: chooses the page, lays it out, and gives every key its meaning.
#include "visit/viewer.h"

namespace visit {

View view(const House& house, const Model& model, scene::TextMeasure& measure) {
  return Viewer(house, model, measure).run();
}

View Viewer::run() {
  const scene::Page shown = [&] {
    if (model_.idle == Idle::asked) return still_there();
    if (model_.idle == Idle::wants_card) return card_again();
    if (model_.comfort) return comfort();
    if (model_.help_page) return help();
    switch (model_.screen) {
      case Screen::welcome: return welcome();
      case Screen::home: return home();
      case Screen::trouble: return trouble();
      case Screen::goodbye: return goodbye();
      case Screen::errand: return errand();
    }
    return welcome();
  }();
  scene::Laid laid =
      scene::lay_out(shown, house_.display, model_.preferences, house_.norms, phrases_, measure_, model_.page);
  View view;
  view.page = laid.page;
  view.pages = laid.pages;
  if (laid.pages > 1) mean("more", GoToPage{(laid.page + 1) % laid.pages});
  for (const scene::Node& node : laid.scene.nodes) {
    if (!node.touchable) continue;
    const auto meaning = taps_.find(node.key);
    // Every key answers: one without a meaning now says so.
    view.taps.emplace(
        node.key, node.state.enabled && meaning != taps_.end() ? meaning->second : Message(TouchedDisabled{node.key}));
  }
  view.scene = std::move(laid.scene);
  return view;
}

scene::Page Viewer::page(std::string screen, core::Words heading, std::vector<core::Words> body) {
  scene::Page page;
  page.frame.screen = std::move(screen);
  page.frame.language = model_.language;
  page.frame.heading = std::move(heading);
  page.frame.body = std::move(body);
  page.frame.fixed = fixed_row();
  page.frame.focus = model_.focus;
  if (model_.resumed && model_.idle == Idle::none && !model_.comfort && !model_.help_page)
    page.frame.body.insert(page.frame.body.begin(), spell_.shell("kept.resumed"));
  if (model_.platform_is_simulator) page.frame.platform = spell_.shell("platform.simulator");
  else if (house_.trial) page.frame.platform = spell_.shell("platform.trial");
  return page;
}

scene::KeyPlan Viewer::key(std::string key, core::Words label, Message meaning) {
  mean(key, std::move(meaning));
  scene::KeyPlan plan;
  plan.key = std::move(key);
  plan.label = std::move(label);
  return plan;
}

scene::KeyPlan Viewer::main_key(std::string name, core::Words label, Message meaning) {
  scene::KeyPlan plan = key(std::move(name), std::move(label), std::move(meaning));
  plan.main = true;
  return plan;
}

// Keys of a compact panel have room for fewer letters.
std::string Viewer::short_label(std::string name) const { return house_.display.compact() ? name + ".short" : name; }

scene::FixedRow Viewer::fixed_row() {
  const bool short_labels = model_.preferences.step >= 2 || house_.display.compact();
  const auto label = [&](std::string name) { return spell_.shell("fixed." + name + (short_labels ? ".short" : "")); };
  const bool resting = model_.visit.is_nil();
  const bool stored = model_.promise == Promise::stored || model_.promise == Promise::unknown ||
                      model_.promise == Promise::queued || model_.promise == Promise::accepted;
  const bool ended =
      model_.session && model_.session->step == "end" && farewell_of(house_, model_) != Farewell::handed_over;
  const bool over = ended || (model_.session && model_.session->committed);
  scene::FixedRow row;
  row.back = key("fixed.back", label("back"), GoBack{});
  row.back.icon = "arrow_back";
  // Once it is stored there is no way back, and nothing pretends that there is.
  row.back.enabled = !resting &&
                     !(model_.screen == Screen::errand && (stored || over || model_.promise == Promise::storing)) &&
                     model_.idle == Idle::none;
  if (model_.comfort || model_.help_page) row.back.enabled = model_.idle == Idle::none;
  row.repeat = key("fixed.repeat", label("repeat"), Repeat{});
  row.repeat.icon = "replay";
  row.help = key("fixed.help", label(model_.help == Help::none ? "help" : "help_called"), CallHelp{});
  row.help.icon = "support_agent";
  row.help_called = model_.help != Help::none;
  row.comfort = key("fixed.comfort", label("comfort"), OpenComfort{});
  row.comfort.icon = "text_fields";
  row.comfort.enabled = model_.idle == Idle::none;
  const bool finished = stored || over;
  row.leave = key("fixed.leave", label(finished ? "finished" : "leave"), Leave{});
  row.leave.icon = finished ? "check_circle" : "exit_to_app";
  row.leave.enabled = !resting && model_.promise != Promise::storing;
  return row;
}

const flow::Definition* Viewer::definition() const {
  if (!model_.session) return nullptr;
  const auto found = house_.services.find(model_.session->service);
  return found == house_.services.end() || found->second->hash != model_.session->hash ? nullptr : found->second.get();
}

core::Words Viewer::promise() const {
  switch (model_.promise) {
    case Promise::stored: return spell_.shell("promise.stored");
    case Promise::queued: return spell_.shell("promise.queued");
    case Promise::unknown: return spell_.shell("promise.unknown");
    case Promise::accepted: {
      const core::Json* receipt = model_.session ? model_.session->result.find("receipt") : nullptr;
      if (receipt == nullptr) return spell_.shell("promise.accepted_plain");
      return spell_.shell("promise.accepted", {{"number", argument_of("digits", *receipt, core::Grade::L3, true)}});
    }
    default: return {};
  }
}

}  // namespace visit
