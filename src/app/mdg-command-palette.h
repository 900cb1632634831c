#pragma once

#include <gtk/gtk.h>

#include "mdg-palette-item.h"
#include "mdg-search-provider.h"

G_BEGIN_DECLS

/* Search and commands (Ctrl+K), laid over the window it stands in. Not a popover: a grab would
   end what an input method composes. */
#define MDG_TYPE_COMMAND_PALETTE (mdg_command_palette_get_type ())
G_DECLARE_FINAL_TYPE (MdgCommandPalette, mdg_command_palette, MDG, COMMAND_PALETTE, GtkBox)

/* A command is listed while its action exists and is enabled; the action belongs to the window or the
   application. See mdg_palette_item_new_command. */
void mdg_command_palette_add_command (MdgCommandPalette *self,
                                      const char *title,
                                      const char *keywords,
                                      const char *detailed_action);
void mdg_command_palette_add_provider (MdgCommandPalette *self,
                                       MdgSearchProvider *provider);

void mdg_command_palette_open (MdgCommandPalette *self);
/* Gives the focus back to where it was. */
void mdg_command_palette_close (MdgCommandPalette *self);

/* What is listed now, MdgPaletteItem. */
GListModel *mdg_command_palette_get_items (MdgCommandPalette *self);

G_END_DECLS
