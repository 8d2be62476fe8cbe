#include "visit/gallery.h"

#include <algorithm>
#include <functional>

#include "visit/gallery_pads.h"
#include "visit/gallery_walk.h"

namespace visit {

namespace {

const core::Id some_visit{{0x59, 0x4c}};

// A model at the first identify step of some service that asks for this level, for the screens of proof.
std::optional<Model> proving_model(const House& house, const Model& base, core::IdentityLevel level) {
  for (const auto& [id, definition] : house.services)
    for (const flow::Step& step : definition->steps) {
      if (step.kind != flow::StepKind::identify || step.level != level ||
          !house.catalogues.offers(base.language, id, true))
        continue;
      Model model = base;
      model.screen = Screen::errand;
      model.session = flow::start(*definition);
      model.session->step = step.id;
      return model;
    }
  return std::nullopt;
}

void shell_screens(const House& house, const Model& fresh, const Model& base, Gallery& gallery) {
  const auto add = [&](std::string name, const Model& from, const std::function<void(Model&)>& change = {}) {
    Model model = from;
    if (change) change(model);
    gallery.exhibits.push_back({std::move(name), std::move(model)});
  };
  // clang-format off
  add("welcome", fresh);
  add("welcome.no_voice", fresh, [](Model& m) { m.mute = {m.language}; });
  add("home", base, [](Model& m) { m.screen = Screen::home; });
  add("home.no_voice", base, [](Model& m) { m.screen = Screen::home; m.mute = {m.language}; });
  add("home.focus", base, [](Model& m) { m.screen = Screen::home; m.focus = "tile.pension_enquiry"; });
  add("home.simulator", base, [](Model& m) { m.screen = Screen::home; m.platform_is_simulator = true; });
  add("comfort", base, [](Model& m) { m.screen = Screen::home; m.comfort = true; });
  add("comfort.loudest", base, [](Model& m) { m.screen = Screen::home; m.comfort = true; m.volume = 4; m.rate = 0; m.aloud = true; });
  const std::pair<const char*, Farewell> endings[] = {
      {"goodbye", Farewell::done}, {"goodbye.left", Farewell::left}, {"goodbye.handed_over", Farewell::handed_over}, {"goodbye.sending", Farewell::sending}, {"goodbye.unknown", Farewell::unknown}};
  for (const auto& [name, farewell] : endings)
    add(name, fresh, [how = farewell](Model& m) {
      m.screen = Screen::goodbye;
      m.farewell = how;
      m.take_card = m.take_slip = true;
    });
  add("goodbye.card", fresh, [](Model& m) { m.screen = Screen::goodbye; m.take_card = true; });
  add("goodbye.slip", fresh, [](Model& m) { m.screen = Screen::goodbye; m.take_slip = true; });
  add("goodbye.nothing", fresh, [](Model& m) { m.screen = Screen::goodbye; });
  add("home.resumed", base, [](Model& m) { m.screen = Screen::home; m.resumed = true; });
  add("still_there", base, [](Model& m) { m.screen = Screen::home; m.idle = Idle::asked; });
  add("card_again", base, [](Model& m) { m.screen = Screen::home; m.idle = Idle::wants_card; });
  add("card_again.code", base, [](Model& m) { m.screen = Screen::home; m.idle = Idle::wants_card; m.person.how = "code"; });
  add("help.called", base, [](Model& m) { m.screen = Screen::home; m.help = Help::called; m.help_page = true; });
  add("help.standing", base, [](Model& m) { m.screen = Screen::home; m.help = Help::called; });
  // clang-format on
  add("help.answered", base, [](Model& m) {
    m.screen = Screen::home;
    m.help = Help::answered;
    m.help_page = true;
    m.help_text = m.language == "en" ? "Someone is on the way." : "王师傅正在过来";
  });
  add("help.unanswered", base, [](Model& m) {
    m.screen = Screen::home;
    m.help = Help::unanswered;
    m.help_page = true;
  });
  auto proving = proving_model(house, base, core::IdentityLevel::witnessed);
  if (!proving) proving = proving_model(house, base, core::IdentityLevel::present);
  if (!proving) return;
  add("help.called.begun", *proving, [](Model& m) {
    m.help = Help::called;
    m.help_page = true;
  });
  for (const char* why : {"offline", "not_sent", "not_stored", "no_code", "wrong_code"})
    add(std::string("trouble.") + why, *proving, [&](Model& m) {
      m.screen = Screen::trouble;
      m.trouble = why;
    });
  add("done", *proving, [](Model& m) { m.session->step = "end"; });
  add("another", *proving, [&](Model& m) {
    m.session->step = "end";
    for (const flow::Step& step : house.services.find(m.session->service)->second->steps)
      if (step.kind == flow::StepKind::handoff) m.session->path = {step.id};
  });
  add("another.open", *proving, [&](Model& m) {
    for (const auto& [id, service] : house.services)
      for (const flow::Step& step : service->steps)
        if (step.open) {
          m.session = flow::start(*service);
          m.session->path = {step.id};
        }
    m.session->step = "end";
  });
  add("another.sending", *proving, [](Model& m) {
    m.session->step = "end";
    m.promise = Promise::queued;
  });
  add("another.unknown", *proving, [](Model& m) {
    m.session->step = "end";
    m.promise = Promise::unknown;
  });
  const auto proof = [&](std::string name, Proving at, const std::function<void(Model&)>& change = {}) {
    add(std::move(name), *proving, [&](Model& m) {
      m.proving = at;
      if (change) change(m);
    });
  };
  proof("place_card", Proving::card);
  proof("place_card.lies", Proving::card, [](Model& m) { m.card_lies = true; });
  proof("place_card.resumed", Proving::card, [](Model& m) { m.resumed = true; });
  proof("card_unreadable", Proving::unreadable);
  proof("id_number", Proving::number);
  proof("id_number.half", Proving::number, [](Model& m) { m.digits = "9900001940"; });
  proof("id_number.full", Proving::number, [](Model& m) { m.digits = "990000194001010014"; });
  proof("id_number.wrong", Proving::number, [](Model& m) {
    m.digits = "990000194001010015";
    m.problem = "keypad.id.wrong";
  });
  proof("one_time_code", Proving::code, [](Model& m) { m.digits = "246"; });
  proof("one_time_code.wrong", Proving::code, [](Model& m) { m.problem = "keypad.code.wrong"; });
  proof("witness", Proving::witness);
  proof("asking.send_code", Proving::sending);
  proof("asking.check_code", Proving::checking);
  proof("asking.match", Proving::matching);
}

// Every value of the enums that choose a screen must be shown by some exhibit: a screen that is added later cannot be forgotten.
void judge_cover(const House& house, Gallery& gallery) {
  const auto wanted = [&](const std::string& name, const std::function<bool(const Model&)>& shows) {
    const bool shown = std::any_of(gallery.exhibits.begin(), gallery.exhibits.end(),
                                   [&](const Exhibit& exhibit) { return shows(exhibit.model); });
    if (!shown)
      gallery.missing.push_back({"GALLERY_SCREEN", "gallery: " + name, "No exhibit shows this screen.",
                                 "Add one, or a service that leads there."});
  };
  for (int at = 0; at <= static_cast<int>(Screen::goodbye); ++at)
    wanted("screen " + std::to_string(at), [&](const Model& m) { return static_cast<int>(m.screen) == at; });
  for (int at = static_cast<int>(Proving::card); at <= static_cast<int>(Proving::witness); ++at)
    wanted("proving " + std::to_string(at), [&](const Model& m) { return static_cast<int>(m.proving) == at; });
  for (int at = static_cast<int>(Help::called); at <= static_cast<int>(Help::unanswered); ++at)
    wanted("help " + std::to_string(at), [&](const Model& m) { return static_cast<int>(m.help) == at && m.help_page; });
  for (int at = static_cast<int>(Idle::asked); at <= static_cast<int>(Idle::wants_card); ++at)
    wanted("idle " + std::to_string(at), [&](const Model& m) { return static_cast<int>(m.idle) == at; });
  for (const char* why : {"offline", "not_sent", "not_stored", "no_code", "wrong_code"})
    wanted(std::string("trouble ") + why,
           [&](const Model& m) { return m.screen == Screen::trouble && m.trouble == why; });
  wanted("comfort", [](const Model& m) { return m.comfort; });
  for (int at = static_cast<int>(Farewell::done); at <= static_cast<int>(Farewell::unknown); ++at)
    wanted("farewell " + std::to_string(at),
           [&](const Model& m) { return m.screen == Screen::goodbye && static_cast<int>(m.farewell) == at; });
  for (const Farewell ending : {Farewell::done, Farewell::handed_over, Farewell::sending, Farewell::unknown})
    wanted("end " + std::to_string(static_cast<int>(ending)),
           [&](const Model& m) { return m.session && m.session->step == "end" && farewell_of(house, m) == ending; });
  wanted("resumed", [](const Model& m) { return m.resumed; });
}

}  // namespace

Gallery gallery(const House& house, const std::map<std::string, core::Json, std::less<>>& examples,
                std::string_view language) {
  Gallery out;
  Model fresh = first_model(house);
  fresh.language = std::string(language);
  Model base = fresh;
  base.visit = some_visit;
  shell_screens(house, fresh, base, out);
  add_pads(house, base, out);
  for (const auto& [id, definition] : house.services) {
    if (id == sample_questions || !house.catalogues.offers(language, id, true)) continue;
    const auto found = examples.find(id);
    if (found == examples.end()) {
      out.missing.push_back({"GALLERY_STEP", "services/" + id + "/examples.json",
                             "There are no examples for this service.", "Write them."});
      continue;
    }
    walk_service(*definition, found->second, base, out);
  }
  judge_cover(house, out);
  return out;
}

}  // namespace visit
