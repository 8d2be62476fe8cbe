#include "platform/dispatcher.h"

#include "core/log.h"
#include "platform/dispatcher_inside.h"

namespace platform {

namespace {

constexpr int line_threads = 2;

}  // namespace

core::Result<std::unique_ptr<Dispatcher>> Dispatcher::start(DispatcherParts parts) {
  std::error_code failed;
  std::filesystem::create_directories(parts.folder, failed);
  if (failed)
    return core::Error{"FOLDER", parts.folder.filename().string(), "The data folder cannot be made.",
                       "Choose another with --data, or mend its rights."};
  std::filesystem::permissions(parts.folder, std::filesystem::perms::owner_all, failed);
  vault::StoreOptions options;
  options.path = parts.folder / "store.db";
  options.schemas = {parts.journal_schema, Outbox::schema()};
  options.disk = parts.disk;
  TRY(store, vault::Store::open(options));
  TRY(key, vault::load_or_create_key(parts.folder / "machine.key"));
  auto inside = std::make_unique<Inside>(std::move(parts), std::move(store), std::move(key));
  inside->start_report = inside->store.start_report();
  TRY(kept, inside->kept.find(inside->parts.wall_ms()));
  inside->kept_at_start = std::move(kept);
  TRY_DONE(inside->courier.resume());
  Inside& in = *inside;
  in.post([&in] { in.courier.tick(); });
  in.storing = std::thread([&in] { in.store_loop(); });
  for (int i = 0; i < line_threads; ++i) in.line.emplace_back([&in] { in.line_loop(); });
  return std::unique_ptr<Dispatcher>(new Dispatcher(std::move(inside)));
}

Dispatcher::Dispatcher(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}
Dispatcher::~Dispatcher() { inside_->stop(); }

void Dispatcher::commit(Token token, std::vector<core::Event> events, std::optional<Submission> submission) {
  Inside& in = *inside_;
  in.post([&in, token, events = std::move(events), submission = std::move(submission)] {
    in.commit(token, events, submission);
  });
}

void Dispatcher::note(std::vector<core::Event> events) {
  Inside& in = *inside_;
  in.post([&in, events = std::move(events)] { in.courier.note(events); });
}

void Dispatcher::call(Token token, std::string operation, core::Json body) {
  Inside& in = *inside_;
  in.post([&in, token, operation = std::move(operation), body = std::move(body)] {
    in.courier.call(token, operation, body);
  });
}

void Dispatcher::follow(Token token, core::Id submission, core::Event about) {
  Inside& in = *inside_;
  in.post([&in, token, submission, about = std::move(about)] { in.courier.follow(token, submission, about); });
}

void Dispatcher::keep(core::Json visit, std::string owner) {
  Inside& in = *inside_;
  in.post([&in, visit = std::move(visit), owner = std::move(owner)] { in.keep(visit, owner); });
}

void Dispatcher::wipe() {
  Inside& in = *inside_;
  in.post([&in] {
    for (const auto& done : {in.kept.destroy(), in.courier.forget_visit()})
      if (!done.ok()) core::log(core::LogLevel::warning, "platform", done.error());
  });
}

void Dispatcher::set_line(Line line) {
  Inside& in = *inside_;
  in.post([&in, line] {
    if (line == Line::up) in.client.line_returned();
    in.courier.set_line(line);
  });
}

const std::optional<vault::KeptVisit>& Dispatcher::kept_at_start() const { return inside_->kept_at_start; }
const vault::StartReport& Dispatcher::start_report() const { return inside_->start_report; }
ClockState Dispatcher::clock_state() const { return inside_->client.clock_state(); }

bool Dispatcher::idle() const {
  const std::lock_guard held(inside_->lock);
  return inside_->unfinished == 0;
}

bool Dispatcher::wait_until_idle(std::int64_t most_ms) const {
  std::unique_lock held(inside_->lock);
  return inside_->changed.wait_for(held, std::chrono::milliseconds(most_ms),
                                   [this] { return inside_->unfinished == 0; });
}

bool Dispatcher::wait_until_stored(std::int64_t most_ms) const {
  std::unique_lock held(inside_->lock);
  return inside_->changed.wait_for(held, std::chrono::milliseconds(most_ms),
                                   [this] { return inside_->tasks.empty() && !inside_->storing_one; });
}

}  // namespace platform
