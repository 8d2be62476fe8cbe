// Who is it: the one-time code to the registered phone, and the platform's own data match. Of the first two nobody learns
// whether a number is anybody's.
#include <algorithm>
#include <vector>

#include "programs/simulator/operations.h"
#include "programs/simulator/parts.h"

namespace simulator {

namespace {

constexpr std::int64_t code_life_ms = 5 * 60'000, hour_ms = 60 * 60'000;
constexpr int most_tries = 5;
constexpr std::size_t most_sends = 3;           // an hour
constexpr std::string_view asked_for = "code";  // number -> when codes were asked for it, how often the last was tried

// Of a typed number, whether it is anybody's or not: what is remembered of a stranger must look the same.
struct Asked {
  std::vector<std::int64_t> at_ms;  // the asks of the last hour, oldest first
  int tries = 0;                    // of the last one's code
  bool used = false;                // it was right once
};

core::Result<Asked> asked_of(const State& state, const std::string& number) {
  TRY(text, state.fact(asked_for, number));
  Asked asked;
  if (!text) return asked;
  const auto parsed = core::parse_json(*text, "state");
  if (!parsed.ok()) return asked;
  for (const core::Json& at : parsed.value().list("at_ms")) asked.at_ms.push_back(at.integer());
  asked.tries = static_cast<int>(parsed.value().whole("tries"));
  asked.used = parsed.value().flag("used");
  return asked;
}

core::Result<core::Done> remember(State& state, const std::string& number, const Asked& asked) {
  core::Json::Array at_ms(asked.at_ms.begin(), asked.at_ms.end());
  return state.set_fact(
      asked_for, number,
      core::Json::object({{"at_ms", std::move(at_ms)}, {"tries", asked.tries}, {"used", asked.used}}).dump());
}

// Who has that number and a phone on the books, looked for to the end of the books: how long it takes says nothing.
const Person* reachable(const Call& call) {
  const std::string number = call.body.text("person_id");
  const Person* found = nullptr;
  for (const Person& person : call.world.people)
    if (person.id == number && !person.phone.empty()) found = &person;
  return found;
}

// Six digits against six, each compared, whichever is the first that differs. The contract lets no other length in.
bool same_digits(std::string_view typed, std::string_view wanted) {
  unsigned differ = typed.size() == wanted.size() ? 0 : 1;
  for (std::size_t i = 0; i < std::min(typed.size(), wanted.size()); ++i)
    differ |= static_cast<unsigned>(typed[i] ^ wanted[i]);
  return differ == 0;
}

}  // namespace

// The answer is made of the number's own history alone; only the message that goes out knows whether somebody has it.
core::Result<Reply> send_code(Call& call) {
  const std::string number = call.body.text("person_id");
  TRY(asked, asked_of(call.state, number));
  std::erase_if(asked.at_ms, [&](std::int64_t at) { return call.now_ms - at >= hour_ms; });
  if (asked.at_ms.size() >= most_sends) return Reply(Refusal{"res-208", "这个号码一小时里发得太多了", "too_often"});
  asked.at_ms.push_back(call.now_ms);
  asked.tries = 0;
  asked.used = false;
  TRY_DONE(remember(call.state, number, asked));
  // The simulator has no telephone: a message is a count, and one that goes to nobody costs the same work.
  TRY_DONE(call.state.count_effect(reachable(call) != nullptr ? "message.sent" : "message.to_nobody"));
  return Reply(core::Json::object({{"valid_s", code_life_ms / 1000}}));
}

core::Result<Reply> check_code(Call& call) {
  const std::string number = call.body.text("person_id"), code = call.body.text("code");
  const auto wrong = [](std::string message, std::string reason) {
    return Reply(Refusal{"res-209", std::move(message), std::move(reason)});
  };
  TRY(asked, asked_of(call.state, number));
  if (asked.at_ms.empty() || asked.used || call.now_ms - asked.at_ms.back() > code_life_ms)
    return wrong("这几位数字过时了，请重新发", "code_expired");
  if (asked.tries >= most_tries) return wrong("试的次数太多了，请重新发", "code_expired");
  const Person* person = reachable(call);
  // A stranger's code is compared as well, with one that nobody can type.
  const bool right = same_digits(code, person != nullptr ? std::string_view(person->code) : std::string_view("------"));
  asked.tries += 1;
  asked.used = right;
  TRY_DONE(remember(call.state, number, asked));
  if (!right) return wrong("这几位数字不对", "code_wrong");
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
