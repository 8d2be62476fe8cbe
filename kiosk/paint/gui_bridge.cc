#include "paint/gui_bridge.h"

#include <SDL.h>
#include <imgui.h>

#include <algorithm>
#include <cstddef>

namespace paint {

GuiBridge::GuiBridge(SDL_Window* window, SDL_Renderer* renderer) : window_(window), renderer_(renderer) {
  ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;  // the dock writes nothing
  io.FontGlobalScale = 1.4F;
  unsigned char* pixels = nullptr;
  int width = 0, height = 0;
  io.Fonts->GetTexDataAsRGBA32(&pixels, &width, &height);
  font_ = SDL_CreateTexture(renderer, SDL_PIXELFORMAT_ABGR8888, SDL_TEXTUREACCESS_STATIC, width, height);
  SDL_UpdateTexture(font_, nullptr, pixels, 4 * width);
  SDL_SetTextureBlendMode(font_, SDL_BLENDMODE_BLEND);
  io.Fonts->SetTexID(font_);
}

GuiBridge::~GuiBridge() {
  ImGui::DestroyContext();
  if (font_ != nullptr) SDL_DestroyTexture(font_);
}

void GuiBridge::feed(const SDL_Event& event) {
  ImGuiIO& io = ImGui::GetIO();
  switch (event.type) {
    case SDL_MOUSEMOTION:
      io.MousePos = {static_cast<float>(event.motion.x), static_cast<float>(event.motion.y)};
      return;
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEBUTTONUP:
      io.MousePos = {static_cast<float>(event.button.x), static_cast<float>(event.button.y)};
      if (event.button.button == SDL_BUTTON_LEFT) io.MouseDown[0] = event.type == SDL_MOUSEBUTTONDOWN;
      return;
    case SDL_TEXTINPUT: io.AddInputCharactersUTF8(event.text.text); return;
    default: return;
  }
}

void GuiBridge::begin(float seconds_since_last) {
  ImGuiIO& io = ImGui::GetIO();
  int width = 0, height = 0;
  SDL_GetWindowSize(window_, &width, &height);
  io.DisplaySize = {static_cast<float>(width), static_cast<float>(height)};
  io.DeltaTime = std::max(seconds_since_last, 0.001F);
  ImGui::NewFrame();
}

void GuiBridge::end() {
  ImGui::Render();
  SDL_SetRenderDrawColor(renderer_, 40, 40, 44, 255);
  SDL_RenderClear(renderer_);
  draw(*ImGui::GetDrawData());
  SDL_RenderPresent(renderer_);
}

void GuiBridge::draw(const ImDrawData& data) {
  for (int i = 0; i < data.CmdListsCount; ++i) {
    const ImDrawList& list = *data.CmdLists[i];
    for (const ImDrawCmd& command : list.CmdBuffer) {
      const SDL_Rect clip{static_cast<int>(command.ClipRect.x), static_cast<int>(command.ClipRect.y),
                          static_cast<int>(command.ClipRect.z - command.ClipRect.x),
                          static_cast<int>(command.ClipRect.w - command.ClipRect.y)};
      SDL_RenderSetClipRect(renderer_, &clip);
      const ImDrawVert* vertices = list.VtxBuffer.Data + command.VtxOffset;
      SDL_RenderGeometryRaw(
          renderer_, static_cast<SDL_Texture*>(command.GetTexID()), &vertices->pos.x, sizeof(ImDrawVert),
          reinterpret_cast<const SDL_Color*>(&vertices->col), sizeof(ImDrawVert), &vertices->uv.x, sizeof(ImDrawVert),
          static_cast<int>(list.VtxBuffer.Size) - static_cast<int>(command.VtxOffset),
          list.IdxBuffer.Data + command.IdxOffset, static_cast<int>(command.ElemCount), sizeof(ImDrawIdx));
    }
  }
  SDL_RenderSetClipRect(renderer_, nullptr);
}

}  // namespace paint
