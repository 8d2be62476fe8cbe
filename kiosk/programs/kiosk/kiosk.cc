#include "programs/kiosk/kiosk.h"

#include <SDL.h>

#include <cstdlib>

#include "core/log.h"
#include "journal/journal.h"
#include "programs/common/gateway.h"
#include "programs/common/line_breaks.h"
#include "programs/files/files.h"
#include "speech/clips.h"
#include "speech/espeak.h"
#include "speech/recording.h"
#include "speech/silent_output.h"

namespace kiosk {

namespace fs = std::filesystem;

namespace {

fs::path data_folder(const Options& options) {
  if (!options.data.empty()) return options.data;
  if (const char* state = std::getenv("XDG_STATE_HOME"); state != nullptr && *state != '\0')
    return fs::path(state) / "yinling";
  if (const char* home = std::getenv("HOME"); home != nullptr && *home != '\0')
    return fs::path(home) / ".local/state/yinling";
  return "/var/lib/yinling";
}

// Ends the main thread's sleep in SDL_WaitEventTimeout.
void wake_main_thread() {
  SDL_Event event{};
  event.type = SDL_USEREVENT;
  SDL_PushEvent(&event);
}

}  // namespace

core::Result<std::unique_ptr<Kiosk>> Kiosk::open(const Options& options) {
  std::unique_ptr<Kiosk> kiosk(new Kiosk());
  const bool scripted = !options.script.empty();
  kiosk->clock_ = std::make_unique<Clock>(scripted ? Turning::by_hand : Turning::real);
  TRY(recorder, Recorder::open(options.record, options.talk));
  kiosk->recorder_ = std::move(recorder);
  TRY_DONE(kiosk->open_house(options));
  kiosk->time("house_ms");
  const std::string fonts = (kiosk->places_.root / "assets/fonts.conf").string();
  TRY(picture, Picture::open(options.headless ? paint::Screen::headless : paint::Screen::real,
                             kiosk->loaded_.house.display, fonts));
  kiosk->picture_ = std::move(picture);
  kiosk->picture_->keep_words(programs::word_finder(kiosk->loaded_.house.catalogues));
  kiosk->loaded_.house.display = kiosk->picture_->display();
  kiosk->time("display_ms");
  // Without a window nothing comes from SDL, whose wait would look for it a thousand times a second: the inbox is the bed.
  kiosk->sleeps_in_inbox_ = options.headless;
  kiosk->inbox_ = std::make_unique<Inbox>(scripted || options.headless ? std::function<void()>() : wake_main_thread);
  const fs::path slips = kiosk->recorder_.records() ? kiosk->recorder_.slips() : data_folder(options) / "slips";
  std::error_code ignored;
  fs::create_directories(slips, ignored);
  kiosk->printer_ = std::make_shared<devices::PdfPrinter>(slips);
  kiosk->tray_ = std::make_unique<devices::Tray>(kiosk->printer_);
  kiosk->hall_ = std::make_unique<HallLink>(*kiosk->inbox_);
  kiosk->effects_ = std::make_unique<Effects>(*kiosk->inbox_, *kiosk->hall_, kiosk->recorder_);
  kiosk->press_ = std::make_unique<Press>(programs::own_folder() / "yinling-press", fonts, *kiosk->printer_);
  TRY_DONE(kiosk->open_store(options));
  kiosk->time("store_ms");
  TRY_DONE(kiosk->open_voice(options));
  kiosk->bench_ = std::make_unique<Bench>(*kiosk->tray_, *kiosk->inbox_, [raw = kiosk.get()](devices::Plug plug) {
    raw->plugged({plug, std::nullopt});
  });
  kiosk->stage_ =
      std::make_unique<Stage>(StageParts{kiosk->loaded_.house, *kiosk->clock_, *kiosk->inbox_, *kiosk->effects_,
                                         *kiosk->picture_, *kiosk->speaker_, kiosk->recorder_, *kiosk->kept_});
  // With a script the plug is one of its lines.
  if (!scripted) {
    const config::Settings& set = kiosk->loaded_.settings;
    kiosk->watch_ = std::make_unique<devices::HeadphonesWatch>(
        devices::HeadphonesWatch::Places{set.input_folder, set.sound_folder},
        [raw = kiosk.get()](const devices::Plugs& plugs) { raw->plugged(plugs); });
  }
  kiosk->time("first_frame_ms");
  return kiosk;
}

Kiosk::~Kiosk() = default;

// On the watch's thread, or on the main one.
void Kiosk::plugged(const devices::Plugs& plugs) {
  ears_->plugged(plugs.jack == devices::Plug::in, plugs.headset ? devices::alsa_name(*plugs.headset) : std::string());
}

void Kiosk::degraded(const char* part) {
  core::Event degraded;
  degraded.kind = core::EventKind::kiosk_degraded;
  degraded.by = core::EventBy::kiosk;
  degraded.step = core::Name::from(part).value_or(core::Name{});
  dispatcher_->note({degraded});
}

void Kiosk::device_failed(const char* device) {
  core::Event failed;
  failed.kind = core::EventKind::device_failed;
  failed.by = core::EventBy::kiosk;
  failed.step = core::Name::from(device).value_or(core::Name{});
  dispatcher_->note({failed});
}

void Kiosk::time(const char* phase) { start_times_.set(phase, static_cast<double>(clock_->real_us()) / 1000); }

core::Result<core::Done> Kiosk::open_house(const Options& options) {
  TRY(places, programs::find_places(programs::own_folder()));
  places_ = std::move(places);
  if (!options.config.empty()) places_.config = options.config;
  TRY(loaded, programs::load_house(places_));
  loaded_ = std::move(loaded);
  for (const core::Error& finding : loaded_.findings) core::log(core::LogLevel::warning, "house", finding);
  if (!options.language.empty()) {
    if (!loaded_.house.catalogues.offers(options.language, "shell", true))
      return core::Error{"ARGUMENT_VALUE", "--language", "The shell has no words in this language.",
                         "Name a language that stands in locales/."};
    loaded_.house.settings.language = options.language;
  }
  loaded_.house.trial = !options.platform.empty() || !options.hall.empty();
  if (!options.hall.empty())
    core::log(core::LogLevel::warning, "hall",
              {"HALL_ABSENT", "--hall", "This kiosk has no link to a hall server yet.",
               "Calls for help are answered by the script or the dock."});
  programs::take_panel(options.panel, loaded_.house.display);
  return core::Done{};
}

core::Result<core::Done> Kiosk::open_store(const Options& options) {
  platform::DispatcherParts parts;
  parts.folder = data_folder(options);
  parts.journal_schema = journal::schema();
  parts.record = journal::append;
  TRY(gateway, programs::read_gateway(places_, loaded_.settings.endpoint));
  const config::Endpoint& endpoint = gateway.endpoint;
  parts.profile = std::move(gateway.profile);
  parts.credentials = std::move(gateway.credentials);
  parts.endpoint = options.platform.empty() ? endpoint.url : options.platform;
  std::error_code ignored;
  if (!options.platform_ca.empty() && !fs::is_regular_file(options.platform_ca, ignored))
    return core::Error{"ARGUMENT_VALUE", "--ca", "There is no such file.",
                       "Name the PEM file of the authority that signed the platform's certificate."};
  parts.ca_file = options.platform_ca.empty() ? places_.config / endpoint.ca : fs::path(options.platform_ca);
  parts.operations = loaded_.house.contract->operations();
  parts.wall_ms = [this] { return clock_->wall_ms(); };
  parts.today = [this] { return clock_->today(); };
  parts.tell = [this](platform::Told told) { effects_->told(std::move(told)); };
  TRY(dispatcher, platform::Dispatcher::start(std::move(parts)));
  dispatcher_ = std::move(dispatcher);
  effects_->connect(*dispatcher_, *press_);
  kept_ = std::make_unique<KeptOffer>(*dispatcher_, *clock_);
  core::Event started;
  started.kind = core::EventKind::kiosk_started;
  started.by = core::EventBy::kiosk;
  std::vector<core::Event> events{started};
  for (const std::string& service : loaded_.withheld) {
    core::Event withheld = started;
    withheld.kind = core::EventKind::service_withheld;
    withheld.service = core::Name::from(service).value_or(core::Name{});
    events.push_back(withheld);
  }
  dispatcher_->note(std::move(events));
  if (loaded_.readings_fault) degraded("readings");
  return core::Done{};
}

core::Result<core::Done> Kiosk::open_voice(const Options& options) {
  speech::SpeakerParts parts;
  std::shared_ptr<speech::HeadsetOutput> headset;
  if (clock_->by_hand()) {
    parts = speech::silent_parts();
  } else {
    parts = speech::device_parts([this] { return clock_->now(); }, [this] { inbox_->ring(); });
    if (options.headless) parts.loudspeaker = parts.headphones = std::make_shared<speech::SilentOutput>();
    else parts.headset = headset = std::make_shared<speech::HeadsetOutput>(parts.gate);
  }
  // The hall's own recordings stand over those that came with the house.
  auto clips = std::make_shared<speech::ClipStore>();
  std::vector<core::Error> findings;
  clips->add(places_.root / "assets/clips", speech::ClipCheck::lists, findings);
  clips->add(places_.config / "clips", speech::ClipCheck::lists, findings);
  for (const core::Error& finding : findings) core::log(core::LogLevel::warning, "clips", finding);
  if (!findings.empty()) degraded("clips");
  for (const std::string& language : loaded_.house.catalogues.languages())
    if (!speech::voice_of(language) && clips->size(language) == 0) loaded_.house.settings.voiceless.push_back(language);
  parts.clips = std::move(clips);
  parts.loudspeaker_db = loaded_.settings.loudness_db;
  heard_ = std::make_shared<Heard>(recorder_);
  // A listener and a record exist only where the clock is turned by hand: then all runs on this thread.
  if (clock_->by_hand()) parts.witnesses.push_back(heard_);
  if (recorder_.records() && clock_->by_hand()) {
    TRY(recording, speech::Recording::create(recorder_.folder()));
    parts.witnesses.push_back(std::move(recording));
  }
  speaker_ = std::make_unique<speech::Speaker>(std::move(parts));
  open_ears(std::move(headset));
  return core::Done{};
}

// The hand first: what is private falls silent before the mind hears of it.
void Kiosk::open_ears(std::shared_ptr<speech::HeadsetOutput> headset) {
  speech::Ears::Parts parts;
  parts.headset = std::move(headset);
  parts.route = [this](speech::Route route) {
    speaker_->route(route);
    inbox_->post(visit::HeadphonesChanged{route != speech::Route::loudspeaker});
  };
  parts.failed = [this] { device_failed("headset"); };
  ears_ = std::make_unique<speech::Ears>(std::move(parts));
}

}  // namespace kiosk
