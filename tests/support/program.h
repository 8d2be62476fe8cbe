// Program: a program of ours that runs beside a test, is read line by line, and is ended when the test is over.
//
// Used by tests, from their one thread. Its standard error goes to the test's own.
#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

namespace support {

class Program {
 public:
  explicit Program(const std::vector<std::string>& words);  // words[0] is the path
  ~Program();                                               // stop()
  Program(const Program&) = delete;
  Program& operator=(const Program&) = delete;

  // The next line of its standard output; "" when none comes within `seconds` or it has ended.
  std::string line(int seconds = 10);
  // Asks it to end (SIGTERM), after five seconds makes it (SIGKILL); its exit status, 128 + n when a signal ended it.
  int stop();
  // Ends it at once, as a power cut would.
  void kill();
  // Waits until it ends by itself; as stop() when it does not within `seconds`.
  int wait(int seconds = 10);

 private:
  int reap(int seconds);

  pid_t process_ = -1;
  int output_ = -1;
  std::string pending_;
  int status_ = -1;
};

}  // namespace support
