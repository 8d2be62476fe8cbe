// The visit that is kept against a power cut, as JSON and back.
#include "visit/visit.h"

namespace visit {

namespace {
constexpr const char* promise_names[] = {"none", "storing", "stored", "accepted", "unknown", "queued", "not_sent", "not_stored"};
}

core::Json kept_of(const Model& model) {
  core::Json kept = core::Json::object({{"visit", core::to_hex(model.visit)},
                                        {"language", model.language},
                                        {"step", model.preferences.step},
                                        {"theme", static_cast<int>(model.preferences.theme)},
                                        {"low", model.preferences.low},
                                        {"person", model.person.facts},
                                        {"submission", core::to_hex(model.submission)},
                                        {"promise", promise_names[static_cast<int>(model.promise)]}});
  if (model.session) kept.set("session", flow::to_json(*model.session));
  return kept;
}

core::Result<Model> model_from_kept(const House& house, const core::Json& kept, const Model& now) {
  const core::Error refusal{"KEPT_SHAPE", "", "The kept visit cannot be taken up again.", "It becomes a follow-up."};
  const core::Json* session_json = kept.find("session");
  const core::Json* person = kept.find("person");
  if (session_json == nullptr || person == nullptr || !person->is_object()) return refusal;
  TRY(session, flow::parse_session(*session_json));
  const auto found = house.services.find(session.service);
  // Another version of the service: its steps may mean something else now.
  if (found == house.services.end() || found->second->hash != session.hash) return refusal;
  TRY(visit_id, core::parse_id(kept.text("visit")));
  TRY(submission, core::parse_id(kept.text("submission")));
  Model model = now;
  model.visit = visit_id;
  // Tickets of before the cut must never be awaited again.
  model.sequence = now.sequence + 100'000;
  model.screen = Screen::errand;
  model.language = kept.text("language", now.language);
  if (const text::LanguageInfo* info = house.catalogues.language(model.language)) model.preferences.mirrored = info->right_to_left;
  model.preferences.step = static_cast<int>(std::min<std::int64_t>(4, std::max<std::int64_t>(1, kept.whole("step", 1))));
  model.preferences.theme = static_cast<scene::Theme>(kept.whole("theme") & 3);
  model.preferences.low = kept.flag("low");
  model.session = std::move(session);
  model.submission = submission;
  for (int i = 0; i < 8; ++i)
    if (kept.text("promise") == promise_names[i]) model.promise = static_cast<Promise>(i);
  // The card that brought it back proves presence; a witness must attest anew.
  model.person = {};
  model.person.facts = *person;
  model.person.how = "card";
  model.person.level = core::IdentityLevel::present;
  return model;
}

}  // namespace visit
