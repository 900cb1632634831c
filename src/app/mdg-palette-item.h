#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* One line of search and commands: a command, or something found. Choosing it activates an action of
   the window or the application. */
#define MDG_TYPE_PALETTE_ITEM (mdg_palette_item_get_type ())
G_DECLARE_FINAL_TYPE (MdgPaletteItem, mdg_palette_item, MDG, PALETTE_ITEM, GObject)

/* keywords: other words for it, by reading where the language has readings, separated by spaces; may be NULL.
   detailed_action as g_action_parse_detailed_name reads it ("win.go-to(1)"). */
MdgPaletteItem *mdg_palette_item_new_command (const char *title,
                                              const char *keywords,
                                              const char *detailed_action);
/* subtitle_markup may be NULL; target is sunk and may be NULL. */
MdgPaletteItem *mdg_palette_item_new_hit (const char *title,
                                          const char *subtitle_markup,
                                          const char *icon_name,
                                          const char *action,
                                          GVariant *target);

const char *mdg_palette_item_get_title (MdgPaletteItem *self);
const char *mdg_palette_item_get_subtitle_markup (MdgPaletteItem *self);
const char *mdg_palette_item_get_icon_name (MdgPaletteItem *self);
const char *mdg_palette_item_get_action (MdgPaletteItem *self);
GVariant *mdg_palette_item_get_target (MdgPaletteItem *self);
char *mdg_palette_item_dup_detailed_action (MdgPaletteItem *self);

/* The heading it stands under. */
const char *mdg_palette_item_get_section (MdgPaletteItem *self);
void mdg_palette_item_set_section (MdgPaletteItem *self,
                                   const char *section);

/* How well what was typed fits: 0 not at all, more is better. Every word must be found, in the title as
   written or in the keywords by reading, so that "soudan", "ｿｳﾀﾞﾝ" and 相談 find the same. */
guint mdg_palette_item_match (MdgPaletteItem *self,
                              const char *typed);

G_END_DECLS
