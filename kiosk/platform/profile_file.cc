// Reading config/platform/*.json and credentials files, strictly.
#include <algorithm>
#include <initializer_list>

#include "platform/profile.h"

namespace platform {

namespace {

using core::Json;

// Reads members of one object and remembers the first thing that is wrong with it.
class Reader {
 public:
  Reader(const Json& object, std::string_view file, std::string pointer)
      : object_(object), file_(file), pointer_(std::move(pointer)) {
    if (!object.is_object()) fail("", "An object is expected here.");
  }

  std::string text(std::string_view name, bool needed = true) {
    const Json* member = take(name, needed);
    if (member == nullptr) return "";
    if (!member->is_string() || member->string().size() > 512) fail(name, "A short text is expected here.");
    return member->is_string() ? member->string() : "";
  }
  std::int64_t whole(std::string_view name, std::int64_t least, std::int64_t most) {
    const Json* member = take(name, true);
    if (member == nullptr) return least;
    if (!member->is_integer() || member->integer() < least || member->integer() > most) {
      fail(name, "A whole number from " + std::to_string(least) + " to " + std::to_string(most) + " is expected here.");
      return least;
    }
    return member->integer();
  }
  template <typename T>
  T one_of(std::string_view name, std::initializer_list<std::pair<std::string_view, T>> choices) {
    const std::string word = text(name);
    for (const auto& [key, value] : choices)
      if (key == word) return value;
    fail(name, "This word is not one of those known here.");
    return choices.begin()->second;
  }
  std::vector<std::string> texts(std::string_view name, bool needed = true) {
    std::vector<std::string> out;
    const Json* member = take(name, needed);
    if (member == nullptr) return out;
    if (!member->is_array()) fail(name, "A list of texts is expected here.");
    else
      for (const Json& item : member->items()) {
        if (!item.is_string()) fail(name, "A list of texts is expected here.");
        else out.push_back(item.string());
      }
    return out;
  }
  std::vector<std::pair<std::string, std::string>> text_map(std::string_view name) {
    std::vector<std::pair<std::string, std::string>> out;
    const Json* member = take(name, true);
    if (member == nullptr) return out;
    if (!member->is_object()) fail(name, "An object of texts is expected here.");
    else
      for (const auto& [key, value] : member->members()) {
        if (!value.is_string()) fail(name, "An object of texts is expected here.");
        else out.emplace_back(key, value.string());
      }
    return out;
  }
  const Json* take(std::string_view name, bool needed) {
    taken_.emplace_back(name);
    const Json* member = object_.find(name);
    if (member == nullptr && needed) fail(name, "This member is missing.");
    return member;
  }
  void fail(std::string_view name, std::string what) {
    if (failure_) return;
    const std::string place = name.empty() ? pointer_ : core::pointer_join(pointer_, name);
    failure_ = core::Error{"PROFILE_SHAPE", std::string(file_) + ":" + place, std::move(what), "Mend the file."};
  }
  // Also refuses members that nobody asked for.
  std::optional<core::Error> verdict() {
    if (object_.is_object())
      for (const auto& [key, value] : object_.members())
        if (std::find(taken_.begin(), taken_.end(), key) == taken_.end()) fail(key, "This member is not known.");
    return failure_;
  }

 private:
  const Json& object_;
  std::string_view file_;
  std::string pointer_;
  std::vector<std::string> taken_;
  std::optional<core::Error> failure_;
};

const Json nothing;
const Json& or_nothing(const Json* json) { return json != nullptr ? *json : nothing; }

core::Result<Signature> parse_signature(const Json& document, std::string_view where) {
  Reader reader(document, where, "/signature");
  Signature signature;
  signature.method =
      reader.one_of<SignMethod>("method", {{"hmac-sha256", SignMethod::hmac_sha256}, {"sha256", SignMethod::sha256}});
  signature.message = reader.text("message");
  signature.message_with_user = reader.text("message_with_user", false);
  signature.text = reader.one_of<SignText>(
      "text", {{"base64", SignText::base64}, {"hex_lower", SignText::hex_lower}, {"hex_upper", SignText::hex_upper}});
  if (auto error = reader.verdict()) return *error;
  return signature;
}

core::Result<Envelope> parse_envelope(const Json& document, std::string_view where) {
  Reader reader(document, where, "/envelope");
  Envelope envelope{reader.text("code"), reader.text("message"), reader.text("data"), reader.texts("done"),
                    reader.texts("refused")};
  if (auto error = reader.verdict()) return *error;
  return envelope;
}

core::Result<SessionSecret> parse_session(const Json* document, std::string_view where) {
  SessionSecret session;
  if (document == nullptr) return session;
  Reader reader(*document, where, "/session");
  session.wanted = true;
  session.path = reader.text("path");
  session.sid = reader.text("sid");
  session.members = reader.text_map("members");
  session.done = reader.texts("done");
  session.secret = reader.text("secret");
  session.ends_ms = reader.text("ends_ms");
  session.renew_before_ms = reader.whole("renew_before_ms", 1000, 3'600'000);
  if (auto error = reader.verdict()) return *error;
  return session;
}

core::Result<core::Done> parse_numbers(const Json& clock, const Json& limits, std::string_view where,
                                       Profile& profile) {
  Reader times(clock, where, "/clock");
  profile.clock_warn_s = static_cast<int>(times.whole("warn_s", 1, 3600));
  profile.clock_refuse_s = static_cast<int>(times.whole("refuse_s", 1, 3600));
  if (auto error = times.verdict()) return *error;
  Reader sizes(limits, where, "/limits");
  profile.connect_ms = static_cast<int>(sizes.whole("connect_ms", 100, 60'000));
  profile.total_ms = static_cast<int>(sizes.whole("total_ms", 100, 120'000));
  profile.answer_bytes = sizes.whole("answer_bytes", 1024, 16 * 1024 * 1024);
  profile.id_memory_hours = static_cast<int>(sizes.whole("id_memory_hours", 0, 24 * 365));
  if (auto error = sizes.verdict()) return *error;
  return core::Done{};
}

core::Result<core::Done> parse_operations(const Json& document, std::string_view where, Profile& profile) {
  if (!document.is_object())
    return core::Error{"PROFILE_SHAPE", std::string(where) + ":/operations", "An object is expected here.",
                       "Mend the file."};
  for (const auto& [id, value] : document.members()) {
    Reader reader(value, where, core::pointer_join("/operations", id));
    GatewayOperation operation{reader.text("sid"), reader.text("path", false), Repeat::allowed};
    if (value.find("repeat") != nullptr)
      operation.repeat = reader.one_of<Repeat>("repeat", {{"allowed", Repeat::allowed}, {"never", Repeat::never}});
    profile.operations[id] = std::move(operation);
    if (auto error = reader.verdict()) return *error;
  }
  return core::Done{};
}

core::Result<core::Done> parse_inputs(const Json& document, std::string_view where, Profile& profile) {
  const core::Error error{"PROFILE_SHAPE", std::string(where) + ":/inputs",
                          "An object of lists of texts is expected here.", "Mend the file."};
  if (!document.is_object()) return error;
  for (const auto& [ours, others] : document.members()) {
    if (!others.is_array()) return error;
    for (const Json& other : others.items()) {
      if (!other.is_string()) return error;
      profile.input_names[other.string()] = ours;
    }
  }
  return core::Done{};
}

}  // namespace

core::Result<Profile> parse_profile(const Json& document, std::string_view where) {
  Reader reader(document, where, "");
  Profile profile;
  profile.id = reader.text("id");
  profile.title = reader.text("title");
  reader.text("source");  // for people
  profile.path = reader.text("path");
  profile.time = reader.one_of<TimeUnit>(
      "time", {{"epoch_ms", TimeUnit::epoch_ms}, {"epoch_s", TimeUnit::epoch_s}, {"rfc1123", TimeUnit::rfc1123}});
  profile.nonce = reader.one_of<NonceForm>("nonce", {{"none", NonceForm::none}, {"hex", NonceForm::hex}});
  profile.headers = reader.text_map("headers");
  profile.body_keys =
      reader.one_of<BodyKeys>("body_keys", {{"as_written", BodyKeys::as_written}, {"lower", BodyKeys::lower}});
  const Json* signature = reader.take("signature", true);
  const Json* envelope = reader.take("envelope", true);
  const Json* session = reader.take("session", false);
  const Json* clock = reader.take("clock", true);
  const Json* limits = reader.take("limits", true);
  const Json* inputs = reader.take("inputs", true);
  const Json* operations = reader.take("operations", true);
  if (auto error = reader.verdict()) return *error;
  TRY(parsed_signature, parse_signature(or_nothing(signature), where));
  profile.signature = std::move(parsed_signature);
  TRY(parsed_envelope, parse_envelope(or_nothing(envelope), where));
  profile.envelope = std::move(parsed_envelope);
  TRY(parsed_session, parse_session(session, where));
  profile.session = std::move(parsed_session);
  TRY_DONE(parse_numbers(or_nothing(clock), or_nothing(limits), where, profile));
  TRY_DONE(parse_inputs(or_nothing(inputs), where, profile));
  TRY_DONE(parse_operations(or_nothing(operations), where, profile));
  return profile;
}

core::Result<Credentials> parse_credentials(const Json& document, std::string_view where) {
  const auto plain = [](const std::string& text) {
    return !text.empty() && text.size() <= 256 &&
           std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < 0x7f; });
  };
  const Credentials credentials{document.text("rid"), document.text("appsecret")};
  if (!plain(credentials.rid) || !plain(credentials.key))
    return core::Error{"CREDENTIALS_SHAPE", std::string(where), "The credentials need `rid` and `appsecret`.",
                       "Write the file as onboarding issued them."};
  return credentials;
}

}  // namespace platform
