#include "speech/pace.h"

#include <sonic.h>

#include <memory>

namespace speech {

void change_pace(Samples& samples, double speed) {
  if (speed == 1 || samples.empty()) return;
  const std::unique_ptr<sonicStreamStruct, decltype(&sonicDestroyStream)> stream(sonicCreateStream(sample_rate, 1),
                                                                                 &sonicDestroyStream);
  if (!stream) return;  // no memory: as it was spoken is better than not at all
  sonicSetSpeed(stream.get(), static_cast<float>(speed));
  if (sonicWriteShortToStream(stream.get(), samples.data(), static_cast<int>(samples.size())) == 0 ||
      sonicFlushStream(stream.get()) == 0)
    return;
  Samples out(static_cast<std::size_t>(sonicSamplesAvailable(stream.get())));
  const int got = sonicReadShortFromStream(stream.get(), out.data(), static_cast<int>(out.size()));
  out.resize(static_cast<std::size_t>(got));
  if (!out.empty()) samples = std::move(out);
}

}  // namespace speech
