#include "programs/simulator/state.h"

#include <cstdio>
#include <cstdlib>

namespace simulator {

namespace {

constexpr std::string_view memory = "memory";  // id -> place in the books
constexpr std::string_view books = "books";    // place -> submission
constexpr std::string_view index_by_id = "index";

core::Error damaged() {
  return {"STATE_DAMAGED", "", "The simulator's state holds something it did not write.",
          "Start it with an empty --state folder."};
}

core::Json to_json(const Submission& submission) {
  return core::Json::object({{"id", submission.id},
                             {"operation", submission.operation},
                             {"person", submission.person},
                             {"request", submission.request},
                             {"receipt", submission.receipt}});
}

core::Result<Submission> to_submission(const std::string& text) {
  const auto parsed = core::parse_json(text, "state");
  if (!parsed.ok()) return damaged();
  const auto* request = parsed.value().find("request");
  const auto* receipt = parsed.value().find("receipt");
  if (request == nullptr || receipt == nullptr) return damaged();
  return Submission{parsed.value().text("id"), parsed.value().text("operation"), parsed.value().text("person"),
                    *request, *receipt};
}

// Numbers as texts of one length, so that their order is the order of their bytes.
std::string place_of(int number) {
  char text[16];
  std::snprintf(text, sizeof text, "%010d", number);
  return text;
}

}  // namespace

core::Result<State> State::open(const std::filesystem::path& file) {
  TRY(records, vault::Records::open(file));
  return State(std::move(records));
}

core::Result<core::Done> State::together(const std::function<core::Result<core::Done>()>& work) {
  TRY_DONE(records_.begin());
  auto done = work();
  if (done.ok()) return records_.commit();
  TRY_DONE(records_.roll_back());
  return done;
}

core::Result<int> State::raise(std::string_view kind, std::string_view key) {
  TRY(before, records_.find(kind, key));
  const int number = (before ? std::atoi(before->c_str()) : 0) + 1;
  TRY_DONE(records_.put(kind, key, std::to_string(number)));
  return number;
}

core::Result<core::Done> State::count_request(std::string_view operation) {
  TRY_DONE(raise("requests", operation));
  return core::Done{};
}

core::Result<core::Done> State::count_effect(std::string_view operation) {
  TRY_DONE(raise("effects", operation));
  return core::Done{};
}

core::Result<core::Json> State::counts() const {
  core::Json all{core::Json::Object{}};
  for (const char* kind : {"requests", "effects"}) {
    TRY(counted, records_.list(kind));
    core::Json numbers{core::Json::Object{}};
    for (const auto& [operation, number] : counted) numbers.set(operation, std::atoi(number.c_str()));
    all.set(kind, numbers);
  }
  return all;
}

core::Result<std::optional<Submission>> State::remembered(std::string_view id) const {
  TRY(known, records_.find(memory, id));
  if (!known) return std::optional<Submission>{};
  return booked(id);
}

core::Result<std::optional<Submission>> State::booked(std::string_view id) const {
  TRY(place, records_.find(index_by_id, id));
  if (!place) return std::optional<Submission>{};
  TRY(text, records_.find(books, *place));
  if (!text) return damaged();
  TRY(submission, to_submission(*text));
  return std::optional<Submission>(std::move(submission));
}

core::Result<core::Done> State::take(const Submission& submission) {
  TRY(number, raise("series", "books"));
  TRY_DONE(records_.put(books, place_of(number), to_json(submission).dump()));
  TRY_DONE(records_.put(index_by_id, submission.id, place_of(number)));
  return records_.put(memory, submission.id, "");
}

core::Result<int> State::prune() { return records_.erase_all(memory); }

core::Result<int> State::next_number(std::string_view series) { return raise("series", series); }

core::Result<std::optional<std::string>> State::fact(std::string_view kind, std::string_view key) const {
  return records_.find("fact." + std::string(kind), key);
}

core::Result<std::vector<std::pair<std::string, std::string>>> State::facts(std::string_view kind) const {
  return records_.list("fact." + std::string(kind));
}

core::Result<core::Done> State::set_fact(std::string_view kind, std::string_view key, std::string_view text) {
  return records_.put("fact." + std::string(kind), key, text);
}

}  // namespace simulator
