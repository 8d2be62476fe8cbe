// Kiosk: the dispatcher as a program would start it, with the shipped profile, contract and trial credentials; what it tells is
// kept in a list.
#pragma once

#include <condition_variable>
#include <mutex>
#include <string>
#include <vector>

#include "core/contract.h"
#include "faults/line.h"
#include "journal/journal.h"
#include "platform/dispatcher.h"
#include "support/shipped.h"
#include "vault/bytes.h"

namespace faults {

inline const std::string person = "990000194001010014";

inline core::Event event(core::EventKind kind) {
  core::Event made;
  made.kind = kind;
  made.visit = vault::fresh_id();
  made.service = *core::Name::from("life_certification");
  return made;
}

struct Choices {
  std::string ca, disk, profile = "national";
  platform::Transport transport;
  std::function<void(const platform::Told&)> also_tell;
  std::int64_t wall_shift_ms = 0;
  bool correct_clock = false;  // the platform's clock was moved too: its Date is not looked at
};

struct Kiosk {
  std::filesystem::path folder;
  std::mutex lock;
  std::condition_variable changed;
  std::vector<platform::Told> told;
  std::unique_ptr<platform::Dispatcher> dispatcher;

  Kiosk(const std::filesystem::path& data, const std::string& url, Choices choices = {}) : folder(data) {
    platform::DispatcherParts parts;
    parts.folder = data;
    parts.journal_schema = journal::schema();
    parts.record = journal::append;
    parts.profile =
        platform::parse_profile(support::shipped("config/platform/" + choices.profile + ".json"), choices.profile)
            .value();
    parts.profile.total_ms = 1000;
    parts.profile.connect_ms = 1000;
    parts.credentials =
        platform::parse_credentials(support::shipped("config/credentials.simulator.json"), "credentials").value();
    parts.endpoint = url;
    parts.ca_file = choices.ca.empty() ? Certificates::all().ca : choices.ca;
    parts.operations = support::shipped_contract().operations();
    parts.wall_ms = [shift = choices.wall_shift_ms] {
      return shift +
             std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch())
                 .count();
    };
    parts.today = [] { return core::Day{2026, 11, 24}; };
    parts.tell = [this, also = choices.also_tell](platform::Told one) {
      if (also) also(one);
      const std::lock_guard held(lock);
      told.push_back(std::move(one));
      changed.notify_all();
    };
    parts.disk = choices.disk;
    parts.transport = choices.transport;
    if (choices.correct_clock)
      parts.transport = [](const platform::HttpRequest& request) {
        platform::HttpReply reply = platform::post(request);
        reply.server_ms.reset();
        return reply;
      };
    dispatcher = platform::Dispatcher::start(std::move(parts)).value();
  }

  core::Id submit(bool may_queue = false) {
    const core::Id id = vault::fresh_id();
    dispatcher->commit(
        7, {event(core::EventKind::submission_committed)},
        platform::Submission{
            id, "certification.submit",
            core::Json::object({{"person_id", person}, {"witness", "staff"}, {"witness_number", "A07"}}), may_queue});
    return id;
  }
  // Waits until that was told; or anything at all.
  bool hears(platform::AnswerKind kind, int seconds = 20) {
    std::unique_lock held(lock);
    return changed.wait_for(held, std::chrono::seconds(seconds), [&] { return among_told(kind); });
  }
  bool hears_any(int seconds = 20) {
    std::unique_lock held(lock);
    return changed.wait_for(held, std::chrono::seconds(seconds), [&] { return !told.empty(); });
  }
  bool heard(platform::AnswerKind kind) {
    const std::lock_guard held(lock);
    return among_told(kind);
  }

 private:
  bool among_told(platform::AnswerKind kind) const {
    for (const platform::Told& one : told)
      if (one.kind == kind) return true;
    return false;
  }
};

inline vault::Store look_into(const std::filesystem::path& folder) {
  vault::StoreOptions options;
  options.path = folder / "store.db";
  options.schemas = {journal::schema(), platform::Outbox::schema()};
  return vault::Store::open(options).value();
}

inline std::string states(const std::filesystem::path& folder) {
  vault::Store store = look_into(folder);
  std::string all;
  const auto rows = store.rows("SELECT state FROM outbox").value();
  for (const auto& row : rows) all += (all.empty() ? "" : " ") + vault::text(row, 0);
  return all;
}

}  // namespace faults
