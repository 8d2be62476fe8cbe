// Message: everything that can happen to a visit, as plain values: what a person did, what a device saw, what a hand answered.
//
// Made by programs/kiosk (and by tests), consumed by visit::update. Messages of the person come complete from View::taps or
// from the key-pad; update never needs the layout.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "core/id.h"
#include "core/json.h"
#include "core/units.h"

namespace visit {

// clang-format off
// --- the person ---
struct Begin {};                       // 开始 at the welcome, or the first key of the pad there
struct UseLanguage { std::string language; };
struct OpenService { std::string service; };
struct OpenComfort {};                 // 字和声音
struct CloseComfort {};
struct SetTextStep { int step = 1; };
struct SetTheme { int theme = 0; };    // scene::Theme
struct SetLow { bool low = false; };
struct SetVolume { int step = 0; };    // 5 dB steps round the default 0
struct SetRate { int step = 0; };      // 0..7
struct SetAloud { bool aloud = false; };  // 大声读出来, for this visit
struct SetClear { bool clear = false; };  // consonants lifted: for ears that lost the high tones
struct SetHeardFirst { bool heard_first = false; };  // a touch says what is under it; the second one acts
struct PauseSpeech {};                 // stops in the middle; pressed again: goes on
struct Choose { std::string question, option; };   // a Choice node; nothing moves on
struct GoOn {};                        // the main key
struct GoBack {};
struct GoToPage { int page = 0; };
struct Decline {};                     // 不要 / 不评了 / 不同意
enum class Hand { finger, key_pad };
struct Digit { char digit = '0'; Hand by = Hand::finger; };  // '0'..'9', 'X', '.'
struct EraseDigit {};
struct ReadBack {};                    // 念一遍
struct Reveal { std::string line; };   // 看一下
struct Conceal { std::string line; };  // 收起来
struct ChangeItem { std::string step; };  // 改这一项
struct OtherWay { std::string way; };  // "no_card", "card", "window" at identify; "again", "window" at trouble; self, family, other
struct Repeat {};                      // 重听一遍
struct CallHelp {};                    // 叫人帮忙; again: takes the call back
struct Leave {};                       // 不办了 / 办完了
struct StillHere {};                   // 我还在
struct NextPerson {};                  // 我是下一位
struct AnotherErrand {};               // 办别的事
struct PrintAgain {};
struct Focus { std::string key; };     // the key-pad moved; "" = touch is used again
struct TouchedDisabled { std::string key; };  // a key in the cannot-be-pressed look: say why
struct AnyInput {};                    // a touch on empty space, a key without meaning here: the person is there

// --- devices ---
struct CardLaid { core::Json facts; bool readable = true; };  // {"id","name","sex","birth","address","expires"}
struct CardLifted {};
struct BadgeLaid { std::string number; bool staff = false; };  // staff, or a volunteer's
struct BadgeLifted {};
struct Scanned { std::string text; };
struct HeadphonesChanged { bool plugged = false; };
struct PrinterChanged { std::string state; };  // ok, empty, jam
struct NetworkChanged { bool up = true; };
// After the self-test of the voice: what lost it, and which of those languages have no recordings either.
struct VoiceChanged { bool engine = true; std::vector<std::string> broken, mute; };
struct SoundChanged { bool works = true; };  // the sound card where the person listens

// --- answers; each carries the ticket of its effect ---
struct Committed { core::Ticket ticket; };
struct CommitFailed { core::Ticket ticket; };
struct CallAnswered { core::Ticket ticket; core::Json reply; };            // Done
struct CallRefused { core::Ticket ticket; std::string reason; core::Json reply; };
struct CallUnanswered { core::Ticket ticket; bool sent = false; };         // not sent, or Unknown
struct Delivered { core::Ticket ticket; core::Json reply; };               // the receipt carries our id
struct DeliveryRefused { core::Ticket ticket; std::string reason; core::Json reply; };
struct DeliveryUnknown { core::Ticket ticket; };                            // sent, no answer yet
struct DeliveryNotSent { core::Ticket ticket; };                            // surely not done, and not kept
struct DeliveryQueued { core::Ticket ticket; };                             // stored; the line is down
struct Printed { core::Ticket ticket; };
struct PrintFailed { core::Ticket ticket; std::string why; };               // empty, jam, broken
struct HelpAnswered { core::Ticket ticket; std::string text; };             // the desk's own words
struct KeptFound { core::Json kept; };                 // at start: a visit was interrupted; what Keep last stored
struct PlatformIs { bool simulator = false; };         // told so by the platform's own reply
struct SpeechEnded { std::uint64_t generation = 0; };  // all that was asked for has been said
struct SpeechBegan { std::uint64_t generation = 0; };
struct Woke { core::Ticket ticket; };
// clang-format on

using Message =
    std::variant<Begin, UseLanguage, OpenService, OpenComfort, CloseComfort, SetTextStep, SetTheme, SetLow, SetVolume,
                 SetRate, SetAloud, SetClear, SetHeardFirst, PauseSpeech, Choose, GoOn, GoBack, GoToPage, Decline,
                 Digit, EraseDigit, ReadBack, Reveal, Conceal, ChangeItem, OtherWay, Repeat, CallHelp, Leave, StillHere,
                 NextPerson, AnotherErrand, PrintAgain, Focus, TouchedDisabled, AnyInput, CardLaid, CardLifted,
                 BadgeLaid, BadgeLifted, Scanned, HeadphonesChanged, PrinterChanged, NetworkChanged, VoiceChanged,
                 SoundChanged, Committed, CommitFailed, CallAnswered, CallRefused, CallUnanswered, Delivered,
                 DeliveryRefused, DeliveryUnknown, DeliveryNotSent, DeliveryQueued, Printed, PrintFailed, HelpAnswered,
                 KeptFound, PlatformIs, SpeechEnded, SpeechBegan, Woke>;

// The mind knows no clock and makes no ids: both arrive with every message.
struct Stamped {
  Message message;
  core::Moment now{0};  // steady
  core::Day today;
  core::Id fresh_id;  // random; used where the update needs a new visit or submission id
};

}  // namespace visit
