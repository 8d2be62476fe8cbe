// FaultDisk: a disk that fails on purpose, between SQLite and the real one.
//
// Used by tests of every room that stores something, and by `yinlingctl selftest`; never in a running kiosk. While one
// lives, StoreOptions::disk may name it. It counts what SQLite does to files, and fails the n-th write or flush, once or
// from then on, as a full disk, as a broken one, or as one that stops in the middle of a page.
// One thread at a time.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

namespace vault {

enum class Fault { full, broken, torn };  // torn: half of the bytes arrive, then the write fails
enum class Lasting { once, for_ever };

class FaultDisk {
 public:
  FaultDisk();
  ~FaultDisk();
  FaultDisk(const FaultDisk&) = delete;
  FaultDisk& operator=(const FaultDisk&) = delete;

  const std::string& name() const;
  // Writes, flushes and cuts since the last call of fail_at or count_anew.
  std::int64_t operations() const;
  void count_anew();                                             // and fail no more
  void fail_at(std::int64_t nth, Fault fault, Lasting lasting);  // 1 is the next operation

 private:
  struct Disk;
  std::unique_ptr<Disk> disk_;
};

}  // namespace vault
