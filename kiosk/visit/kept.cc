// The visit that is kept against a power cut, as JSON and back.
#include <algorithm>
#include <array>

#include "visit/visit.h"

namespace visit {

namespace {

constexpr std::array promise_names{"none",    "storing", "stored",   "accepted",
                                   "unknown", "queued",  "not_sent", "not_stored"};

core::Result<Promise> parse_promise(std::string_view name) {
  for (std::size_t i = 0; i < promise_names.size(); ++i)
    if (name == promise_names[i]) return static_cast<Promise>(i);
  return core::Error{"KEPT_SHAPE", "/promise", "The kept visit cannot be taken up again.", "It becomes a follow-up."};
}

}  // namespace

core::Json kept_of(const Model& model) {
  core::Json kept = core::Json::object({{"visit", core::to_hex(model.visit)},
                                        {"language", model.language},
                                        {"step", model.preferences.step},
                                        {"theme", static_cast<int>(model.preferences.theme)},
                                        {"low", model.preferences.low},
                                        {"person", model.person.facts},
                                        {"submission", core::to_hex(model.submission)},
                                        {"submit_step", model.submit_step},
                                        {"promise", promise_names[static_cast<std::size_t>(model.promise)]},
                                        {"finished_one", model.finished_one},
                                        {"slip_lies_there", model.slip_lies_there}});
  if (model.session) kept.set("session", flow::to_json(*model.session));
  return kept;
}

core::Result<Model> model_from_kept(const House& house, const core::Json& kept, const Model& now) {
  const core::Error refusal{"KEPT_SHAPE", "", "The kept visit cannot be taken up again.", "It becomes a follow-up."};
  const core::Json* person = kept.find("person");
  if (person == nullptr || !person->is_object()) return refusal;
  TRY(visit_id, core::parse_id(kept.text("visit")));
  TRY(submission, core::parse_id(kept.text("submission")));
  TRY(promise, parse_promise(kept.text("promise")));
  Model model = now;
  // An errand that was begun anew meanwhile gives way; who calls for help, and how they hear, stays.
  model.screen = Screen::home;
  model.session.reset();
  model.awaiting = Awaiting::nothing;
  model.proving = Proving::none;
  model.page = 0;
  model.rating = 0;
  model.outcome_ticket = {};
  model.revealed.clear();
  for (std::string* left : {&model.digits, &model.problem, &model.chosen, &model.trouble, &model.slip_state})
    left->clear();
  if (const core::Json* session_json = kept.find("session")) {
    TRY(session, flow::parse_session(*session_json));
    const auto found = house.services.find(session.service);
    // Another version of the service: its steps may mean something else now.
    if (found == house.services.end() || found->second->hash != session.hash) return refusal;
    if (session.step != "end" && found->second->find(session.step) == nullptr) return refusal;
    model.session = std::move(session);
    model.screen = Screen::errand;
  }
  model.visit = visit_id;
  // Tickets of before the cut must never be awaited again.
  model.sequence = now.sequence + 100'000;
  model.language = kept.text("language", now.language);
  if (!house.catalogues.offers(model.language, "shell", house.settings.drafts)) model.language = now.language;
  const text::LanguageInfo* info = house.catalogues.language(model.language);
  model.preferences.mirrored = info != nullptr && info->right_to_left;
  model.preferences.step = static_cast<int>(std::clamp<std::int64_t>(kept.whole("step", 1), 1, 4));
  model.preferences.theme = static_cast<scene::Theme>(std::clamp<std::int64_t>(kept.whole("theme"), 0, 3));
  model.preferences.low = kept.flag("low");
  model.submission = submission;
  model.submit_step = kept.text("submit_step");
  model.promise = promise;
  // What was done before the cut is done, and paper lies where it lay.
  model.finished_one = kept.flag("finished_one");
  model.slip_lies_there = kept.flag("slip_lies_there");
  model.resumed = true;
  // The card that brought it back proves presence; a witness must attest anew.
  model.person = {};
  model.person.facts = *person;
  model.person.how = "card";
  model.person.level = core::IdentityLevel::present;
  return model;
}

}  // namespace visit
