#include "programs/files/places.h"

#include <system_error>

namespace programs {

namespace fs = std::filesystem;

fs::path own_folder() {
  std::error_code failure;
  const fs::path self = fs::read_symlink("/proc/self/exe", failure);
  return failure ? fs::current_path() : self.parent_path();
}

core::Result<Places> find_places(const fs::path& program_folder) {
  for (const fs::path& root : {program_folder / "../share/yinling", program_folder / "../.."}) {
    std::error_code failure;
    const fs::path real = fs::canonical(root, failure);
    if (failure || !fs::exists(real / "services") || !fs::exists(real / "locales")) continue;
    const fs::path lexicon = program_folder / "../share/lexicon.bin";
    return Places{real, real / "config", fs::exists(lexicon) ? fs::canonical(lexicon) : real / "lexicon.bin"};
  }
  return core::Error{"HOUSE_MISSING", program_folder.string(),
                     "The folders services/ and locales/ are nowhere near this program.",
                     "Install yinling whole, or run the program from its build folder."};
}

}  // namespace programs
