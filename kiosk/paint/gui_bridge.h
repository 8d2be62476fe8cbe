// GuiBridge: Dear ImGui's draw data on an SDL renderer. Debian's library lacks that backend's code (only its header is there).
//
// For the technician's dock, in a window of its own, on the main thread. Citizen screens use no ImGui: it shapes no text.
#pragma once

struct ImDrawData;
struct SDL_Renderer;
struct SDL_Texture;
struct SDL_Window;
union SDL_Event;

namespace paint {

class GuiBridge {
 public:
  // Makes ImGui's context for this window and renderer.
  GuiBridge(SDL_Window* window, SDL_Renderer* renderer);
  ~GuiBridge();
  GuiBridge(const GuiBridge&) = delete;
  GuiBridge& operator=(const GuiBridge&) = delete;

  void feed(const SDL_Event& event);
  // Between begin and end the caller makes ImGui calls.
  void begin(float seconds_since_last);
  void end();

 private:
  void draw(const ImDrawData& data);
  SDL_Window* window_;
  SDL_Renderer* renderer_;
  SDL_Texture* font_ = nullptr;
};

}  // namespace paint
