// Who is it: the one-time code to the registered phone, and the platform's own data match, and what requests must show
// of either.
#include "programs/simulator/operations.h"
#include "programs/simulator/parts.h"

namespace simulator {

namespace {

constexpr std::int64_t code_life_ms = 5 * 60'000;
constexpr int most_tries = 5;
constexpr std::string_view sent_codes = "code";  // person -> when it was sent, how often it was tried

struct Sent {
  std::int64_t at_ms = 0;
  int tries = 0;
};

core::Result<std::optional<Sent>> sent_to(const State& state, const std::string& person) {
  TRY(text, state.fact(sent_codes, person));
  if (!text) return std::optional<Sent>{};
  const auto parsed = core::parse_json(*text, "state");
  if (!parsed.ok()) return std::optional<Sent>{};
  return std::optional<Sent>(Sent{parsed.value().whole("at_ms"), static_cast<int>(parsed.value().whole("tries"))});
}

core::Result<core::Done> remember(State& state, const std::string& person, const Sent& sent) {
  return state.set_fact(sent_codes, person, core::Json::object({{"at_ms", sent.at_ms}, {"tries", sent.tries}}).dump());
}

// Empty when the code is right.
core::Result<std::optional<Refusal>> use_code(Call& call, const Person& person, const std::string& code) {
  const auto wrong = [](std::string message, std::string reason) {
    return std::optional<Refusal>(Refusal{"res-209", std::move(message), std::move(reason)});
  };
  TRY(sent, sent_to(call.state, person.id));
  if (!sent || call.now_ms - sent->at_ms > code_life_ms) return wrong("这几位数字过时了，请重新发", "code_expired");
  if (sent->tries >= most_tries) return wrong("试的次数太多了，请重新发", "code_expired");
  if (code != person.code) {
    TRY_DONE(remember(call.state, person.id, {sent->at_ms, sent->tries + 1}));
    return wrong("这几位数字不对", "code_wrong");
  }
  return std::optional<Refusal>{};
}

}  // namespace

// Where the code went is told by its last four digits only.
core::Result<Reply> send_code(Call& call) {
  const Person* person = person_of(call);
  if (person == nullptr) return Reply(unknown_person());
  if (person->phone.empty()) return Reply(Refusal{"res-208", "没有登记手机号", "no_phone"});
  TRY_DONE(remember(call.state, person->id, {call.now_ms, 0}));
  return Reply(core::Json::object({{"phone_tail", person->phone.substr(7)}, {"valid_s", code_life_ms / 1000}}));
}

core::Result<Reply> check_code(Call& call) {
  const Person* person = person_of(call);
  if (person == nullptr) return Reply(unknown_person());
  TRY(wrong, use_code(call, *person, call.body.text("code")));
  if (wrong) return Reply(*wrong);
  TRY_DONE(call.state.drop_fact(sent_codes, person->id));
  auto data = core::Json::object({{"matched", true}});
  set_named(data, "name", person->name);
  return Reply(std::move(data));
}

core::Result<Reply> match_person(Call& call) {
  const Person* person = person_of(call);
  if (person == nullptr) return Reply(unknown_person());
  return Reply(core::Json::object({{"matched", person->has_trace}}));
}

}  // namespace simulator
