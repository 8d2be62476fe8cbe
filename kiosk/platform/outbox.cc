#include "platform/outbox.h"

#include <array>

namespace platform {

namespace {

constexpr std::array states{RowState::ready, RowState::inflight, RowState::unknown, RowState::delivered,
                            RowState::refused};
constexpr std::string_view columns =
    "number,submission,operation,state,may_queue,attempts,first_sent_ms,visit,service,step";

bool settled(RowState state) { return state == RowState::delivered || state == RowState::refused; }

// Ties a sealed text to its row and its use, so that no body can be moved to another row.
std::string place_of(const core::Id& submission, std::string_view operation, std::string_view use) {
  return core::to_hex(submission) + "|" + std::string(operation) + "|" + std::string(use);
}

std::optional<RowState> parse_state(std::string_view text) {
  for (const RowState state : states)
    if (name_of(state) == text) return state;
  return std::nullopt;
}

// A salvaged row may hold nonsense: then it is none.
std::optional<OutboxRow> read_row(const vault::Row& row) {
  OutboxRow out;
  out.number = vault::whole(row, 0);
  const auto submission = core::parse_id(vault::text(row, 1));
  const auto state = parse_state(vault::text(row, 3));
  const auto visit = core::parse_id(vault::text(row, 7));
  if (!submission.ok() || !state || !visit.ok()) return std::nullopt;
  out.submission = submission.value();
  out.operation = vault::text(row, 2);
  out.state = *state;
  out.may_queue = vault::whole(row, 4) != 0;
  out.attempts = static_cast<int>(vault::whole(row, 5));
  out.first_sent_ms = vault::whole(row, 6);
  out.about.visit = visit.value();
  out.about.by = core::EventBy::platform;
  if (const auto name = core::Name::from(vault::text(row, 8))) out.about.service = *name;
  if (const auto name = core::Name::from(vault::text(row, 9))) out.about.step = *name;
  if (const auto name = core::Name::from(out.operation)) out.about.operation = *name;
  return out;
}

std::optional<OutboxRow> first_of(const std::vector<vault::Row>& rows) {
  return rows.empty() ? std::nullopt : read_row(rows.front());
}

}  // namespace

std::string_view name_of(RowState state) {
  switch (state) {
    case RowState::ready: return "ready";
    case RowState::inflight: return "inflight";
    case RowState::unknown: return "unknown";
    case RowState::delivered: return "delivered";
    case RowState::refused: return "refused";
  }
  return "unknown";
}

std::optional<RowState> after(RowState state, Happening happening) {
  if (settled(state)) return std::nullopt;
  switch (happening) {
    case Happening::sending: return state == RowState::ready ? std::optional(RowState::inflight) : std::nullopt;
    case Happening::not_sent: return state == RowState::inflight ? std::optional(RowState::ready) : std::nullopt;
    case Happening::silence: return state == RowState::inflight ? std::optional(RowState::unknown) : std::nullopt;
    case Happening::receipt: return state == RowState::inflight ? std::optional(RowState::delivered) : std::nullopt;
    case Happening::refusal: return state == RowState::inflight ? std::optional(RowState::refused) : std::nullopt;
    case Happening::found_accepted:
      return state == RowState::unknown ? std::optional(RowState::delivered) : std::nullopt;
    case Happening::found_refused: return state == RowState::unknown ? std::optional(RowState::refused) : std::nullopt;
    case Happening::found_missing: return state == RowState::unknown ? std::optional(RowState::ready) : std::nullopt;
    case Happening::lost: return state == RowState::inflight ? std::nullopt : std::optional(RowState::refused);
  }
  return std::nullopt;
}

vault::Schema Outbox::schema() {
  return {"outbox",
          {"CREATE TABLE outbox(number INTEGER PRIMARY KEY AUTOINCREMENT, submission TEXT NOT NULL UNIQUE,"
           " operation TEXT NOT NULL, state TEXT NOT NULL, may_queue INTEGER NOT NULL, attempts INTEGER NOT NULL,"
           " first_sent_ms INTEGER NOT NULL, visit TEXT NOT NULL, service TEXT NOT NULL, step TEXT NOT NULL,"
           " body BLOB NOT NULL, reply BLOB NOT NULL) STRICT;"
           "CREATE INDEX outbox_state ON outbox(state)"},
          {"outbox"}};
}

core::Result<core::Done> Outbox::add(const NewSubmission& submission) {
  const std::string sealed =
      vault::seal(key_, submission.body, place_of(submission.submission, submission.operation, "body"));
  TRY_DONE(store_.run(
      "INSERT INTO outbox(submission,operation,state,may_queue,attempts,first_sent_ms,visit,service,step,body,reply)"
      " VALUES(?1,?2,'ready',?3,0,0,?4,?5,?6,?7,x'')",
      {core::to_hex(submission.submission), submission.operation, std::int64_t{submission.may_queue},
       core::to_hex(submission.about.visit), submission.about.service.text(), submission.about.step.text(),
       vault::Blob{sealed}}));
  return core::Done{};
}

core::Result<std::optional<OutboxRow>> Outbox::find(const core::Id& submission) {
  TRY(rows,
      store_.rows("SELECT " + std::string(columns) + " FROM outbox WHERE submission=?1", {core::to_hex(submission)}));
  return first_of(rows);
}

core::Result<std::optional<OutboxRow>> Outbox::find(std::int64_t number) {
  TRY(rows, store_.rows("SELECT " + std::string(columns) + " FROM outbox WHERE number=?1", {number}));
  return first_of(rows);
}

core::Result<std::vector<OutboxRow>> Outbox::pending() {
  TRY(rows, store_.rows("SELECT " + std::string(columns) +
                        " FROM outbox WHERE state IN ('ready','inflight','unknown') ORDER BY number"));
  std::vector<OutboxRow> found;
  for (const vault::Row& row : rows)
    if (auto one = read_row(row)) found.push_back(std::move(*one));
  return found;
}

core::Result<std::string> Outbox::body(const OutboxRow& row) {
  TRY(rows, store_.rows("SELECT body FROM outbox WHERE number=?1", {row.number}));
  auto opened = vault::open(key_, rows.empty() ? std::string() : vault::bytes(rows.front(), 0),
                            place_of(row.submission, row.operation, "body"));
  if (!opened.ok())
    return core::Error{"OUTBOX_UNREADABLE", row.operation, "A stored submission cannot be read any more.",
                       "Call the person back; the follow-up names the visit."};
  return opened;
}

core::Result<core::Json> Outbox::reply(const OutboxRow& row) {
  TRY(rows, store_.rows("SELECT reply FROM outbox WHERE number=?1", {row.number}));
  const std::string sealed = rows.empty() ? std::string() : vault::bytes(rows.front(), 0);
  if (sealed.empty()) return core::Json();
  TRY(opened, vault::open(key_, sealed, place_of(row.submission, row.operation, "reply")));
  return core::parse_json(opened, "outbox");
}

core::Result<core::Done> Outbox::advance(OutboxRow& row, Happening happening, std::int64_t wall_ms,
                                         const core::Json& reply) {
  const auto next = after(row.state, happening);
  if (!next)
    return core::Error{"OUTBOX_STEP", row.operation, "A submission cannot go from that state there.",
                       "This is a fault of the program."};
  const bool first = happening == Happening::sending && row.first_sent_ms == 0;
  const std::int64_t first_sent = first ? wall_ms : row.first_sent_ms;
  const int attempts = row.attempts + (happening == Happening::sending ? 1 : 0);
  const std::string sealed =
      reply.is_null() ? "" : vault::seal(key_, reply.dump(), place_of(row.submission, row.operation, "reply"));
  TRY_DONE(
      store_.run("UPDATE outbox SET state=?2,attempts=?3,first_sent_ms=?4,reply=?5 WHERE number=?1",
                 {row.number, std::string(name_of(*next)), std::int64_t{attempts}, first_sent, vault::Blob{sealed}}));
  if (settled(*next)) TRY_DONE(store_.run("UPDATE outbox SET body=x'' WHERE number=?1", {row.number}));
  row.state = *next;
  row.attempts = attempts;
  row.first_sent_ms = first_sent;
  return core::Done{};
}

core::Result<core::Done> Outbox::remove(const OutboxRow& row) {
  TRY_DONE(store_.run("DELETE FROM outbox WHERE number=?1", {row.number}));
  return core::Done{};
}

core::Result<core::Done> Outbox::forget_settled() {
  TRY_DONE(store_.run("DELETE FROM outbox WHERE state IN ('delivered','refused')"));
  return core::Done{};
}

core::Result<core::Done> Outbox::resume(bool salvaged) {
  TRY_DONE(store_.run("UPDATE outbox SET state='unknown' WHERE state='inflight'"));
  if (salvaged) TRY_DONE(store_.run("UPDATE outbox SET state='unknown' WHERE state='ready'"));
  return core::Done{};
}

}  // namespace platform
