#include "vault/fault_disk.h"

#include <sqlite3.h>

#include <atomic>
#include <cstring>

namespace vault {

struct FaultDisk::Disk {
  sqlite3_vfs vfs{};
  sqlite3_vfs* real = nullptr;
  std::string name;
  std::int64_t operations = 0;
  std::int64_t failing = 0;  // 0: none
  Fault fault = Fault::broken;
  Lasting lasting = Lasting::once;

  bool fails() {
    ++operations;
    return failing > 0 && (operations == failing || (operations > failing && lasting == Lasting::for_ever));
  }
  int code(int broken) const { return fault == Fault::full ? SQLITE_FULL : broken; }
};

namespace {

// What SQLite holds for an open file: ours first, the real file's bytes behind it.
template <typename Disk>
struct File {
  sqlite3_file base;
  Disk* disk;

  static File* of(sqlite3_file* file) { return reinterpret_cast<File*>(file); }
  sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};

template <typename Disk>
struct Methods {
  using Self = File<Disk>;
  static sqlite3_file* real(sqlite3_file* file) { return Self::of(file)->real(); }
  static Disk& disk(sqlite3_file* file) { return *Self::of(file)->disk; }

  static int close(sqlite3_file* f) { return real(f)->pMethods->xClose(real(f)); }
  static int read(sqlite3_file* f, void* to, int count, sqlite3_int64 at) {
    return real(f)->pMethods->xRead(real(f), to, count, at);
  }
  static int write(sqlite3_file* f, const void* from, int count, sqlite3_int64 at) {
    Disk& d = disk(f);
    if (!d.fails()) return real(f)->pMethods->xWrite(real(f), from, count, at);
    if (d.fault == Fault::torn) real(f)->pMethods->xWrite(real(f), from, count / 2, at);
    return d.code(SQLITE_IOERR_WRITE);
  }
  static int truncate(sqlite3_file* f, sqlite3_int64 size) {
    Disk& d = disk(f);
    return d.fails() ? d.code(SQLITE_IOERR_TRUNCATE) : real(f)->pMethods->xTruncate(real(f), size);
  }
  static int sync(sqlite3_file* f, int flags) {
    Disk& d = disk(f);
    return d.fails() ? d.code(SQLITE_IOERR_FSYNC) : real(f)->pMethods->xSync(real(f), flags);
  }
  static int size(sqlite3_file* f, sqlite3_int64* out) { return real(f)->pMethods->xFileSize(real(f), out); }
  static int lock(sqlite3_file* f, int level) { return real(f)->pMethods->xLock(real(f), level); }
  static int unlock(sqlite3_file* f, int level) { return real(f)->pMethods->xUnlock(real(f), level); }
  static int reserved(sqlite3_file* f, int* out) { return real(f)->pMethods->xCheckReservedLock(real(f), out); }
  static int control(sqlite3_file* f, int operation, void* with) {
    return real(f)->pMethods->xFileControl(real(f), operation, with);
  }
  static int sector(sqlite3_file* f) { return real(f)->pMethods->xSectorSize(real(f)); }
  static int characteristics(sqlite3_file* f) { return real(f)->pMethods->xDeviceCharacteristics(real(f)); }

  // Version 1 has no shared memory: the store never asks for it, because it locks exclusively.
  static const sqlite3_io_methods* table() {
    static const sqlite3_io_methods methods{
        1,      close,           read,    write,   truncate, sync,    size,    lock,   unlock, reserved, control,
        sector, characteristics, nullptr, nullptr, nullptr,  nullptr, nullptr, nullptr};
    return &methods;
  }

  static int open(sqlite3_vfs* vfs, const char* path, sqlite3_file* file, int flags, int* out_flags) {
    auto* self = Self::of(file);
    self->disk = static_cast<Disk*>(vfs->pAppData);
    self->base.pMethods = nullptr;
    std::memset(self->real(), 0, static_cast<std::size_t>(self->disk->real->szOsFile));
    const int code = self->disk->real->xOpen(self->disk->real, path, self->real(), flags, out_flags);
    if (code == SQLITE_OK) self->base.pMethods = table();
    return code;
  }
};

}  // namespace

FaultDisk::FaultDisk() : disk_(std::make_unique<Disk>()) {
  static std::atomic<int> made{0};
  sqlite3_initialize();
  disk_->real = sqlite3_vfs_find(nullptr);
  disk_->name = "fault-disk-" + std::to_string(++made);
  // Everything but opening a file goes straight to the real disk: its functions look only at its own pAppData, so they
  // are wrapped one by one.
  sqlite3_vfs& vfs = disk_->vfs;
  vfs = *disk_->real;
  vfs.pNext = nullptr;
  vfs.iVersion = 1;
  vfs.zName = disk_->name.c_str();
  vfs.szOsFile = static_cast<int>(sizeof(File<Disk>)) + disk_->real->szOsFile;
  vfs.pAppData = disk_.get();
  vfs.xOpen = Methods<Disk>::open;
  vfs.xDelete = [](sqlite3_vfs* v, const char* path, int flush) {
    auto* real = static_cast<Disk*>(v->pAppData)->real;
    return real->xDelete(real, path, flush);
  };
  vfs.xAccess = [](sqlite3_vfs* v, const char* path, int flags, int* out) {
    auto* real = static_cast<Disk*>(v->pAppData)->real;
    return real->xAccess(real, path, flags, out);
  };
  vfs.xFullPathname = [](sqlite3_vfs* v, const char* path, int size, char* out) {
    auto* real = static_cast<Disk*>(v->pAppData)->real;
    return real->xFullPathname(real, path, size, out);
  };
  sqlite3_vfs_register(&vfs, 0);
}

FaultDisk::~FaultDisk() { sqlite3_vfs_unregister(&disk_->vfs); }

const std::string& FaultDisk::name() const { return disk_->name; }
std::int64_t FaultDisk::operations() const { return disk_->operations; }

void FaultDisk::count_anew() {
  disk_->operations = 0;
  disk_->failing = 0;
}

void FaultDisk::fail_at(std::int64_t nth, Fault fault, Lasting lasting) {
  disk_->operations = 0;
  disk_->failing = nth;
  disk_->fault = fault;
  disk_->lasting = lasting;
}

}  // namespace vault
