#include "platform/dispatcher.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <random>
#include <thread>

#include "core/log.h"

namespace platform {

namespace {

constexpr int line_threads = 2;

std::int64_t steady_now_ms() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch())
      .count();
}

double any_chance() {
  thread_local std::mt19937 generator{std::random_device{}()};
  return std::uniform_real_distribution<double>(0, 1)(generator);
}

}  // namespace

// Everything behind one lock: a list of tasks for the store thread, two lists of jobs for the line threads.
struct Dispatcher::Inside {
  Inside(DispatcherParts given, vault::Store opened, vault::Key key)
      : parts(std::move(given)),
        store(std::move(opened)),
        kept(parts.folder),
        client(client_parts()),
        courier(store, std::move(key), courier_parts()) {}

  DispatcherParts parts;
  vault::Store store;
  vault::Kept kept;
  std::optional<vault::KeptVisit> kept_at_start;
  vault::StartReport start_report;
  Client client;
  Courier courier;  // store thread only

  mutable std::mutex lock;
  mutable std::condition_variable changed;
  std::deque<std::function<void()>> tasks;
  std::deque<Job> urgent, patient;
  bool storing_one = false;      // the store thread has taken a task and is not through with it
  bool kept_is_stale = false;    // store thread only: an older state of the visit lies there and cannot be destroyed
  bool background_busy = false;  // one line thread at most works for nobody
  int unfinished = 0;            // tasks and jobs that are listed or under way
  std::atomic<bool> stopping{false};  // the line threads end
  bool closing = false;               // the store thread ends, after what is still listed
  std::vector<std::thread> line;
  std::thread storing;

  ClientParts client_parts();
  CourierParts courier_parts();
  void post(std::function<void()> task);
  void post_job(Job job);
  void keep(const core::Json& visit, const std::string& owner);
  void commit(Token token, const std::vector<core::Event>& events, const std::optional<Submission>& submission);
  void store_loop();
  void line_loop();
  std::optional<Job> next_job(std::unique_lock<std::mutex>& held);
  Report work(const Job& job);
  void pause(std::int64_t ms);
  void stop();
};

ClientParts Dispatcher::Inside::client_parts() {
  ClientParts made;
  made.profile = parts.profile;
  made.credentials = parts.credentials;
  made.endpoint = parts.endpoint;
  made.ca_file = parts.ca_file;
  made.operations = parts.operations;
  made.transport = parts.transport ? parts.transport
                                   : [this](const HttpRequest& request) { return platform::post(request, &stopping); };
  made.wall_ms = parts.wall_ms;
  made.steady_ms = steady_now_ms;
  made.pause_ms = [this](std::int64_t ms) { pause(ms); };
  made.chance = any_chance;
  return made;
}

CourierParts Dispatcher::Inside::courier_parts() {
  CourierParts made;
  made.record = parts.record;
  made.freeze = [this](const core::Json& body) { return client.frozen(body); };
  made.wall_ms = parts.wall_ms;
  made.steady_ms = steady_now_ms;
  made.today = parts.today;
  made.chance = any_chance;
  made.tell = parts.tell;
  made.work = [this](Job job) { post_job(std::move(job)); };
  made.id_memory_hours = parts.profile.id_memory_hours;
  return made;
}

void Dispatcher::Inside::post(std::function<void()> task) {
  {
    const std::lock_guard held(lock);
    ++unfinished;
    tasks.push_back(std::move(task));
  }
  changed.notify_all();
}

void Dispatcher::Inside::post_job(Job job) {
  {
    const std::lock_guard held(lock);
    ++unfinished;
    (job.urgency == Urgency::somebody_waits ? urgent : patient).push_back(std::move(job));
  }
  changed.notify_all();
}

void Dispatcher::Inside::keep(const core::Json& visit, const std::string& owner) {
  const auto kept_now = kept.keep(visit, owner, parts.wall_ms());
  kept_is_stale = false;
  if (kept_now.ok()) return;
  core::log(core::LogLevel::warning, "platform", kept_now.error());
  kept_is_stale = !kept.destroy().ok();
}

// After a power cut the kept visit says what was promised. One that does not know of this submission would let the person
// submit it a second time under another id: then it is rather not promised.
void Dispatcher::Inside::commit(Token token, const std::vector<core::Event>& events,
                                const std::optional<Submission>& submission) {
  if (submission && kept_is_stale) return parts.tell({token, AnswerKind::commit_failed, {}, "KEPT_STALE", false});
  courier.commit(token, events, submission);
}

// An interruptible sleep: a line thread that waits to try again must not hold up the end of the program.
void Dispatcher::Inside::pause(std::int64_t ms) {
  std::unique_lock held(lock);
  changed.wait_for(held, std::chrono::milliseconds(ms), [this] { return stopping.load(); });
}

void Dispatcher::Inside::store_loop() {
  std::unique_lock held(lock);
  while (true) {
    if (!tasks.empty()) {
      const auto task = std::move(tasks.front());
      tasks.pop_front();
      storing_one = true;
      held.unlock();
      task();
      held.lock();
      storing_one = false;
      --unfinished;
      changed.notify_all();
      continue;
    }
    if (closing) return;
    const auto due = stopping ? std::nullopt : courier.next_due();
    const std::int64_t now = steady_now_ms();
    if (due && *due <= now) {
      held.unlock();
      courier.tick();
      held.lock();
      continue;
    }
    const auto wakes = [this] { return closing || !tasks.empty(); };
    if (due) changed.wait_for(held, std::chrono::milliseconds(*due - now), wakes);
    else changed.wait(held, wakes);
  }
}

std::optional<Job> Dispatcher::Inside::next_job(std::unique_lock<std::mutex>& held) {
  changed.wait(held, [this] { return stopping.load() || !urgent.empty() || (!patient.empty() && !background_busy); });
  if (stopping) return std::nullopt;
  const bool for_somebody = !urgent.empty();
  std::deque<Job>& list = for_somebody ? urgent : patient;
  Job job = std::move(list.front());
  list.pop_front();
  if (!for_somebody) background_busy = true;
  return job;
}

Report Dispatcher::Inside::work(const Job& job) {
  switch (job.kind) {
    case JobKind::call: return client.call(job.operation, job.body);
    case JobKind::send: return client.deliver(job.operation, job.frozen, job.submission);
    case JobKind::look_up: return client.look_up(job.submission, job.operation);
  }
  return LookUp{};
}

void Dispatcher::Inside::line_loop() {
  std::unique_lock held(lock);
  while (true) {
    const auto job = next_job(held);
    if (!job) return;
    held.unlock();
    Report report = work(*job);
    post([this, job = *job, report = std::move(report)] { courier.report(job, report); });
    held.lock();
    if (job->urgency == Urgency::nobody_waits) background_busy = false;
    --unfinished;
    changed.notify_all();
  }
}

void Dispatcher::Inside::stop() {
  {
    const std::lock_guard held(lock);
    stopping = true;
  }
  changed.notify_all();
  for (std::thread& thread : line) thread.join();
  {
    const std::lock_guard held(lock);
    closing = true;
  }
  changed.notify_all();
  storing.join();
}

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
