#include "journal/journal.h"

#include "vault/bytes.h"

namespace journal {

namespace {

using core::Event;
using core::EventKind;

core::Result<core::Done> add_follow_up(vault::Store& store, const Event& event, Reason reason, const std::string& day) {
  TRY_DONE(
      store.run("INSERT INTO follow_ups(day,visit,service,step,operation,reason,settled) VALUES(?1,?2,?3,?4,?5,?6,0)",
                {day, core::to_hex(event.visit), event.service.text(), event.step.text(), event.operation.text(),
                 std::string(name_of(reason))}));
  return core::Done{};
}

// The platform's later word makes the call-back about an unknown outcome needless.
core::Result<core::Done> settle(vault::Store& store, const Event& event) {
  TRY_DONE(store.run("UPDATE follow_ups SET settled=1 WHERE visit=?1 AND operation=?2 AND reason='unknown'",
                     {core::to_hex(event.visit), event.operation.text()}));
  return core::Done{};
}

std::string big_endian(std::int64_t number) {
  std::string out;
  for (int shift = 56; shift >= 0; shift -= 8) out += static_cast<char>((number >> shift) & 0xff);
  return out;
}

}  // namespace

vault::Schema schema() {
  return {"journal",
          {"CREATE TABLE journal(number INTEGER PRIMARY KEY, day TEXT NOT NULL, event TEXT NOT NULL, hash BLOB NOT "
           "NULL) STRICT;"
           "CREATE TABLE follow_ups(number INTEGER PRIMARY KEY, day TEXT NOT NULL, visit TEXT NOT NULL, service TEXT "
           "NOT NULL,"
           " step TEXT NOT NULL, operation TEXT NOT NULL, reason TEXT NOT NULL, settled INTEGER NOT NULL) STRICT"},
          {"journal", "follow_ups"}};
}

std::string_view name_of(Reason reason) {
  switch (reason) {
    case Reason::interrupted: return "interrupted";
    case Reason::unknown: return "unknown";
    case Reason::refused: return "refused";
    case Reason::wanted: return "wanted";
  }
  return "wanted";
}

std::optional<Reason> follow_up_of(EventKind kind) {
  switch (kind) {
    case EventKind::visit_interrupted: return Reason::interrupted;
    case EventKind::submission_unknown: return Reason::unknown;
    case EventKind::submission_refused: return Reason::refused;
    case EventKind::followup_wanted: return Reason::wanted;
    default: return std::nullopt;
  }
}

std::string first_hash() { return vault::sha256("yinling journal 1"); }

std::string chained(std::string_view hash_before, std::int64_t number, std::string_view day, std::string_view event) {
  std::string bytes(1, '\0');
  bytes += hash_before;
  bytes += big_endian(number);
  bytes += day;
  bytes += event;
  return vault::sha256(bytes);
}

core::Result<core::Done> append(vault::Store& store, const std::vector<Event>& events, const core::Day& day) {
  if (events.empty()) return core::Done{};
  TRY(last, store.rows("SELECT number,hash FROM journal ORDER BY number DESC LIMIT 1"));
  std::int64_t number = last.empty() ? 0 : vault::whole(last.front(), 0);
  std::string hash = last.empty() ? first_hash() : vault::bytes(last.front(), 1);
  const std::string day_text = core::to_iso(day);
  for (const Event& event : events) {
    const std::string text = core::to_json(event).dump();
    hash = chained(hash, ++number, day_text, text);
    TRY_DONE(store.run("INSERT INTO journal(number,day,event,hash) VALUES(?1,?2,?3,?4)",
                       {number, day_text, text, vault::Blob{hash}}));
    if (const auto reason = follow_up_of(event.kind)) TRY_DONE(add_follow_up(store, event, *reason, day_text));
    if (event.kind == EventKind::submission_delivered || event.kind == EventKind::submission_refused)
      TRY_DONE(settle(store, event));
  }
  return core::Done{};
}

core::Result<core::Done> commit(vault::Store& store, const std::vector<Event>& events, const core::Day& day,
                                const std::function<core::Result<core::Done>()>& also) {
  return store.transaction([&]() -> core::Result<core::Done> {
    TRY_DONE(append(store, events, day));
    if (also) return also();
    return core::Done{};
  });
}

core::Result<std::vector<Entry>> entries(vault::Store& store) {
  TRY(rows, store.rows("SELECT number,day,event,hash FROM journal ORDER BY number"));
  std::vector<Entry> found;
  for (const vault::Row& row : rows) {
    auto day = core::parse_day(vault::text(row, 1));
    auto event = core::parse_json(vault::text(row, 2), "journal");
    found.push_back({vault::whole(row, 0), day.ok() ? day.value() : core::Day{},
                     event.ok() ? std::move(event).value() : core::Json(), vault::bytes(row, 3)});
  }
  return found;
}

core::Result<Verdict> verify(vault::Store& store) {
  TRY(rows, store.rows("SELECT number,day,event,hash FROM journal ORDER BY number"));
  Verdict verdict;
  std::string before = first_hash();
  std::int64_t expected = 1;
  for (const vault::Row& row : rows) {
    const std::int64_t number = vault::whole(row, 0);
    const std::string hash = vault::bytes(row, 3);
    if (number != expected || hash != chained(before, number, vault::text(row, 1), vault::text(row, 2)))
      verdict.broken.push_back(number);
    before = hash;
    expected = number + 1;
    ++verdict.rows;
  }
  verdict.head = before;
  return verdict;
}

core::Result<std::vector<FollowUp>> follow_ups(vault::Store& store) {
  TRY(rows,
      store.rows("SELECT number,day,visit,service,step,operation,reason,settled FROM follow_ups ORDER BY number"));
  std::vector<FollowUp> found;
  for (const vault::Row& row : rows) {
    auto day = core::parse_day(vault::text(row, 1));
    found.push_back({vault::whole(row, 0), day.ok() ? day.value() : core::Day{}, vault::text(row, 2),
                     vault::text(row, 3), vault::text(row, 4), vault::text(row, 5), vault::text(row, 6),
                     vault::whole(row, 7) != 0});
  }
  return found;
}

}  // namespace journal
