// Dispatcher::Inside: the private half of the Dispatcher: its lists, its lock and its threads.
//
// Only dispatcher.cc and dispatcher_inside.cc include this.
#pragma once

#include <atomic>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

#include "platform/dispatcher.h"

namespace platform {

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

}  // namespace platform
