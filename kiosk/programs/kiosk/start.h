// Start: how a program that is a kiosk begins: its arguments, its signals, and what it says when it cannot.
//
// Used by the mains of yinling-kiosk and yinling-dock, on the main thread, before anything else.
#pragma once

#include <csignal>
#include <string>
#include <vector>

#include "core/result.h"
#include "programs/kiosk/options.h"

namespace kiosk {

class Start {
 public:
  // No core is dumped from here on: it would hold what a person said. Help is written where it was asked for.
  Start(std::string program, int count, char** values);

  // False when the program is over before it began: return status().
  bool goes_on() const { return goes_on_; }
  int status() const { return status_; }
  const Options& options() const { return options_; }
  const std::vector<std::string>& arguments() const { return arguments_; }
  // Writes why the program cannot go on; answers its exit status.
  int complain(const core::Error& error) const;

  // Set by SIGTERM and SIGINT; a reader that went away ends nothing.
  static const volatile std::sig_atomic_t& heed_signals();

 private:
  std::string program_;
  std::vector<std::string> arguments_;
  Options options_;
  bool goes_on_ = false;
  int status_ = 0;
};

}  // namespace kiosk
