// The threads of the Dispatcher: one that stores, two that talk to the platform.
#include "platform/dispatcher_inside.h"

#include <chrono>
#include <random>

#include "core/log.h"

namespace platform {

namespace {

std::int64_t steady_now_ms() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch())
      .count();
}

double any_chance() {
  thread_local std::mt19937 generator{std::random_device{}()};
  return std::uniform_real_distribution<double>(0, 1)(generator);
}

}  // namespace

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

}  // namespace platform
