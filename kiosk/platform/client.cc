#include "platform/client.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>

#include "vault/bytes.h"

namespace platform {

namespace {

constexpr int most_attempts = 3;
constexpr std::int64_t first_pause_ms = 400;     // full jitter below this, doubled each time
constexpr std::int64_t longest_wait_ms = 5'000;  // a longer Retry-After is not waited out while somebody stands there
constexpr std::int64_t patience_ms = 15'000;     // no new attempt begins after this
constexpr std::int64_t clock_change_ms = 2'000;  // an offset that moved by more was not known when we signed
constexpr std::string_view lookup_operation = "submission.lookup";

std::int64_t asked_wait_ms(const HttpReply& reply) {
  const std::string text = reply.header("retry-after");
  int seconds = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
  if (error != std::errc() || end != text.data() + text.size() || seconds < 0) return 0;
  return std::min(seconds, 24 * 3600) * std::int64_t{1000};
}

// After silence only a read may be asked again, and only one that does no harm twice.
bool may_repeat(bool harmless, const Unknown& unknown) {
  if (unknown.why == "RESTING" || unknown.why == "CLOCK" || unknown.why == "UNSIGNED" || unknown.why == "STOPPED" ||
      unknown.why == "OPERATION" || unknown.wait_ms > longest_wait_ms)
    return false;
  return unknown.sent == Sent::no || harmless;
}

// "Done" with data that is empty or of another shape would be shown to somebody as the truth.
bool fits(const core::Operation& operation, const core::Json& data) {
  return !operation.reply || operation.reply->validate(data, "").empty();
}

}  // namespace

Gate gate_of(const HttpReply& reply, const Answer& answer) {
  if (reply.reach != Reach::answered) return Gate::unknown;
  const int status = reply.status;
  if (status == 401 || status == 429) return Gate::turned_away;
  // "api-105" and its like come from the gateway itself: no business was reached.
  if (answer.reading == Reading::refused && answer.detail.starts_with("api-")) return Gate::turned_away;
  const bool answered =
      (status >= 200 && status < 300) || (status >= 400 && status < 500 && status != 408 && status != 409);
  return answered ? Gate::open : Gate::unknown;
}

Client::Client(ClientParts parts)
    : parts_(std::move(parts)), clock_(parts_.profile.clock_warn_s, parts_.profile.clock_refuse_s) {}

const core::Operation* Client::operation_of(std::string_view id) const {
  for (const core::Operation& operation : parts_.operations)
    if (operation.id == id) return &operation;
  return nullptr;
}

std::string Client::frozen(const core::Json& body) const {
  return (parts_.profile.body_keys == BodyKeys::lower ? with_lower_keys(body) : body).dump();
}

Outcome Client::call(std::string_view id, const core::Json& body) {
  const core::Operation* operation = operation_of(id);
  if (operation == nullptr) return Unknown{Sent::no, "OPERATION"};
  return call_bytes(*operation, frozen(body), operation->writes ? body.text("submission_id") : "");
}

Outcome Client::deliver(std::string_view id, const std::string& frozen_body, const core::Id& submission) {
  const core::Operation* operation = operation_of(id);
  if (operation == nullptr) return Unknown{Sent::no, "OPERATION"};
  return call_bytes(*operation, frozen_body, core::to_hex(submission));
}

Outcome Client::call_bytes(const core::Operation& operation, const std::string& body, const std::string& submission) {
  const std::int64_t began = parts_.steady_ms();
  const auto issued = parts_.profile.operations.find(operation.id);
  const bool harmless =
      !operation.writes && issued != parts_.profile.operations.end() && issued->second.repeat == Repeat::allowed;
  bool corrected = false;
  for (int number = 1;; ++number) {
    Attempt made = attempt(operation, body, submission);
    const auto* unknown = std::get_if<Unknown>(&made.outcome);
    if (made.clock_was_wrong && !corrected && unknown != nullptr) {
      corrected = true;  // once more, with the time just learnt; refused by itself when too far off
      continue;
    }
    const bool again = unknown != nullptr && may_repeat(harmless, *unknown) && number < most_attempts &&
                       parts_.steady_ms() - began < patience_ms;
    if (!again) return std::move(made.outcome);
    const auto jitter =
        static_cast<std::int64_t>(parts_.chance() * static_cast<double>(first_pause_ms << (number - 1)));
    parts_.pause_ms(std::max(unknown->wait_ms, jitter));
  }
}

Client::Attempt Client::attempt(const core::Operation& operation, const std::string& body,
                                const std::string& submission) {
  {
    const std::lock_guard guard(lock_);
    if (!breakers_[operation.id].lets_through(parts_.steady_ms())) return {Unknown{Sent::no, "RESTING"}};
  }
  const auto offset_before = clock_offset_ms();
  if (clock_state() == ClockState::refused) return {Unknown{Sent::no, "CLOCK"}};
  const auto request = request_for(operation, body);
  if (!request.ok()) return {Unknown{Sent::no, request.error().code == "SESSION_UNREACHED" ? "CONNECT" : "UNSIGNED"}};
  const HttpReply reply = exchange(request.value());
  Attempt made{judge(operation, reply, submission)};
  note(operation.id, made.outcome);
  if (const auto* unknown = std::get_if<Unknown>(&made.outcome); unknown != nullptr && unknown->why == "TURNED_AWAY") {
    made.clock_was_wrong = std::llabs(clock_offset_ms().value_or(0) - offset_before.value_or(0)) > clock_change_ms;
    const std::lock_guard guard(lock_);
    session_secret_.clear();  // a gateway that was started anew does not know it any more
  }
  return made;
}

HttpReply Client::exchange(const HttpRequest& request) {
  const std::int64_t sent = parts_.steady_ms();
  HttpReply reply = parts_.transport(request);
  const std::int64_t received = parts_.steady_ms();
  if (reply.server_ms) {
    const std::lock_guard guard(lock_);
    clock_.learn(*reply.server_ms, sent, received);
  }
  return reply;
}

Outcome Client::judge(const core::Operation& operation, const HttpReply& reply, const std::string& submission) const {
  if (reply.reach != Reach::answered)
    return Unknown{reply.reach == Reach::not_sent ? Sent::no : Sent::maybe, reply.why};
  Answer answer = read_answer(parts_.profile.envelope, reply.body);
  answer.simulator = answer.simulator || reply.header("x-yinling-simulator") == "1";
  switch (gate_of(reply, answer)) {
    case Gate::turned_away: return Unknown{Sent::no, "TURNED_AWAY", asked_wait_ms(reply)};
    case Gate::unknown: return Unknown{Sent::maybe, "STATUS", asked_wait_ms(reply)};
    case Gate::open: break;
  }
  const bool success = reply.status < 300;
  if (answer.reading == Reading::refused) return Refused{answer.reason, std::move(answer.data), answer.simulator};
  // A "no" that is not the platform's says nothing about the person: a question was not answered, and a submission was
  // turned away by something on the way, for no reason of its own.
  if (!success && !operation.writes) return Unknown{Sent::maybe, "STATUS"};
  if (!success) return Refused{"gateway_refused", core::Json(), answer.simulator};
  if (answer.reading == Reading::unreadable) return Unknown{Sent::maybe, "UNREADABLE"};
  // "200" without our own id is a captive portal's or a confused gateway's: not delivered.
  if (operation.writes && answer.data.text("submission_id") != submission) return Unknown{Sent::maybe, "NO_RECEIPT"};
  if (!fits(operation, answer.data)) return Unknown{Sent::maybe, "SHAPE"};
  return Accomplished{std::move(answer.data), answer.simulator};
}

void Client::note(std::string_view operation, const Outcome& outcome) {
  const std::lock_guard guard(lock_);
  Breaker& breaker = breakers_[std::string(operation)];
  const auto* unknown = std::get_if<Unknown>(&outcome);
  if (unknown == nullptr) breaker.succeeded();
  else if (unknown->why != "STOPPED") breaker.failed(parts_.steady_ms());
}

LookUp Client::look_up(const core::Id& submission, std::string_view submitted) {
  const Outcome outcome = call(lookup_operation, core::Json::object({{"submission_id", core::to_hex(submission)}}));
  if (const auto* refused = std::get_if<Refused>(&outcome))
    return {refused->reason == "not_found" ? Found::not_found : Found::unanswered, refused->reply, refused->reason,
            refused->simulator};
  const auto* done = std::get_if<Accomplished>(&outcome);
  if (done == nullptr || done->reply.text("submission_id") != core::to_hex(submission)) return {};
  const std::string state = done->reply.text("state");
  if (state == "not_found") return {Found::not_found, done->reply, "", done->simulator};
  if (state == "refused") return {Found::refused, done->reply, done->reply.text("reason", "other"), done->simulator};
  const core::Operation* operation = operation_of(submitted);
  if (operation != nullptr && !fits(*operation, done->reply)) return {};
  return {Found::accepted, done->reply, "", done->simulator};
}

// --- what a request is made of ---

HttpRequest Client::bare_request(const std::string& path, const std::string& body) const {
  HttpRequest request;
  request.url = parts_.endpoint + path;
  request.headers = {{"Content-Type", "application/json; charset=utf-8"}, {"Accept", "application/json"}};
  request.body = body;
  request.ca_file = parts_.ca_file;
  request.limits.connect_ms = parts_.profile.connect_ms;
  request.limits.total_ms = parts_.profile.total_ms;
  request.limits.answer_bytes = static_cast<std::size_t>(parts_.profile.answer_bytes);
  return request;
}

Values Client::signed_values(const std::string& sid, const std::string& path, const std::string& key) {
  std::int64_t now = 0;
  {
    const std::lock_guard guard(lock_);
    now = clock_.now_ms(parts_.wall_ms(), parts_.steady_ms());
  }
  Values values{{"sid", sid},
                {"rid", parts_.credentials.rid},
                {"time", time_text(parts_.profile.time, now)},
                {"key", key},
                {"uid", ""},
                {"method", "POST"},
                {"path", path},
                {"query", ""}};
  if (parts_.profile.nonce == NonceForm::hex) values["nonce"] = vault::to_hex(vault::random_bytes(16));
  return values;
}

core::Result<HttpRequest> Client::request_for(const core::Operation& operation, const std::string& body) {
  const auto issued = parts_.profile.operations.find(operation.id);
  if (issued == parts_.profile.operations.end() || issued->second.sid.empty())
    return core::Error{"OPERATION_NOT_ISSUED", operation.id,
                       "The gateway has issued no interface id for this operation.",
                       "Add it to the profile's operations."};
  TRY(key, signing_key());
  const GatewayOperation& gateway = issued->second;
  TRY(path, filled(parts_.profile.path,
                   {{"path", gateway.path.empty() ? operation.path : gateway.path}, {"sid", gateway.sid}}));
  Values values = signed_values(gateway.sid, path, key);
  TRY(signature, sign(parts_.profile, values));
  values["sign"] = signature;
  values.erase("key");
  HttpRequest request = bare_request(path, body);
  for (const auto& [name, pattern] : parts_.profile.headers) {
    TRY(value, filled(pattern, values));
    request.headers.emplace_back(name, std::move(value));
  }
  return request;
}

core::Result<std::string> Client::signing_key() {
  if (!parts_.profile.session.wanted) return parts_.credentials.key;
  {
    const std::lock_guard guard(lock_);
    const std::int64_t now = clock_.now_ms(parts_.wall_ms(), parts_.steady_ms());
    if (!session_secret_.empty() && now < session_ends_ms_ - parts_.profile.session.renew_before_ms)
      return session_secret_;
  }
  return fetch_session_secret();
}

core::Result<HttpRequest> Client::session_request() {
  const SessionSecret& session = parts_.profile.session;
  Values values = signed_values(session.sid, session.path, parts_.credentials.key);
  TRY(signature, sign(parts_.profile, values));
  values["sign"] = signature;
  values.erase("key");
  core::Json body(core::Json::Object{});
  for (const auto& [name, pattern] : session.members) {
    TRY(value, filled(pattern, values));
    body.set(name, std::move(value));
  }
  return bare_request(session.path, body.dump());
}

core::Result<std::string> Client::fetch_session_secret() {
  const core::Error unreached{"SESSION_UNREACHED", "", "The gateway gave no session secret.", ""};
  TRY(request, session_request());
  const HttpReply reply = exchange(request);
  if (reply.reach != Reach::answered || reply.status != 200) return unreached;
  const SessionSecret& session = parts_.profile.session;
  const Answer answer = read_answer({"/code", "/message", "", session.done, {}}, reply.body);
  if (answer.reading != Reading::done) return unreached;
  const core::Json* secret = answer.data.at_pointer(session.secret);
  const core::Json* ends = answer.data.at_pointer(session.ends_ms);
  if (secret == nullptr || !secret->is_string() || ends == nullptr || !ends->is_integer()) return unreached;
  TRY(sealed, vault::from_base64(secret->string()));
  TRY(opened, vault::aes_128_ecb_open(session_aes_key(parts_.credentials.key), sealed));
  const std::lock_guard guard(lock_);
  session_secret_ = std::move(opened);
  session_ends_ms_ = ends->integer();
  return session_secret_;
}

void Client::line_returned() {
  const std::lock_guard guard(lock_);
  breakers_.clear();
}

ClockState Client::clock_state() {
  const std::lock_guard guard(lock_);
  return clock_.state(parts_.wall_ms(), parts_.steady_ms());
}

std::optional<std::int64_t> Client::clock_offset_ms() {
  const std::lock_guard guard(lock_);
  return clock_.offset_ms(parts_.wall_ms(), parts_.steady_ms());
}

}  // namespace platform
