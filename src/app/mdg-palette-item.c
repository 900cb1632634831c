#define G_LOG_DOMAIN "mdg-app"

#include "mdg-palette-item.h"

#include <gio/gio.h>
#include <string.h>

#include "mdg-macros.h"
#include "mdg-text.h"

struct _MdgPaletteItem
{
  GObject parent_instance;

  char *title;
  char *title_folded;
  char *subtitle_markup;
  char *keywords_folded;
  char *keywords_reading;
  char *icon_name;
  char *section;
  char *action;
  GVariant *target;
};

G_DEFINE_FINAL_TYPE (MdgPaletteItem, mdg_palette_item, G_TYPE_OBJECT)

enum
{
  FIT_NONE = 0,
  FIT_KEYWORD = 1,
  FIT_TITLE = 2,
  FIT_TITLE_START = 3,
};

static void
mdg_palette_item_finalize (GObject *object)
{
  MdgPaletteItem *self = MDG_PALETTE_ITEM (object);

  g_free (self->title);
  g_free (self->title_folded);
  g_free (self->subtitle_markup);
  g_free (self->keywords_folded);
  g_free (self->keywords_reading);
  g_free (self->icon_name);
  g_free (self->section);
  g_free (self->action);
  g_clear_pointer (&self->target, g_variant_unref);

  G_OBJECT_CLASS (mdg_palette_item_parent_class)->finalize (object);
}

static void
mdg_palette_item_class_init (MdgPaletteItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mdg_palette_item_finalize;
}

static void
mdg_palette_item_init (MdgPaletteItem *self)
{
}

/* "jush" on the way to "jushin": the letters that are no syllable yet do not count. */
static char *
read_typed (const char *word)
{
  char *reading = mdg_text_reading (word);
  gsize length = strlen (reading);

  while (length > 0 && g_ascii_isalpha (reading[length - 1]))
    length--;
  if (length > 0)
    reading[length] = '\0';

  return reading;
}

static guint
match_word (MdgPaletteItem *self,
            const char *word)
{
  g_autofree char *folded = mdg_text_fold (word);
  g_autofree char *reading = read_typed (word);

  if (g_str_has_prefix (self->title_folded, folded))
    return FIT_TITLE_START;
  if (strstr (self->title_folded, folded) != NULL)
    return FIT_TITLE;
  if (strstr (self->keywords_folded, folded) != NULL || strstr (self->keywords_reading, reading) != NULL)
    return FIT_KEYWORD;

  return FIT_NONE;
}

MdgPaletteItem *
mdg_palette_item_new_command (const char *title,
                              const char *keywords,
                              const char *detailed_action)
{
  MdgPaletteItem *self = g_object_new (MDG_TYPE_PALETTE_ITEM, NULL);
  g_auto (GStrv) words = g_strsplit (keywords != NULL ? keywords : "", " ", -1);
  g_autoptr (GString) readings = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (title != NULL, NULL);

  if (!g_action_parse_detailed_name (detailed_action, &self->action, &self->target, &error))
    g_error ("%s: %s", detailed_action, error->message);

  /* Word by word, for a reading drops the spaces. */
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *reading = mdg_text_reading (words[i]);

      g_string_append_printf (readings, " %s", reading);
    }

  self->title = g_strdup (title);
  self->title_folded = mdg_text_fold (title);
  self->keywords_folded = mdg_text_fold (keywords != NULL ? keywords : "");
  self->keywords_reading = g_string_free (g_steal_pointer (&readings), FALSE);

  return self;
}

MdgPaletteItem *
mdg_palette_item_new_hit (const char *title,
                          const char *subtitle_markup,
                          const char *icon_name,
                          const char *action,
                          GVariant *target)
{
  MdgPaletteItem *self = g_object_new (MDG_TYPE_PALETTE_ITEM, NULL);

  self->title = g_strdup (title);
  self->title_folded = mdg_text_fold (title);
  self->keywords_folded = g_strdup ("");
  self->keywords_reading = g_strdup ("");
  self->subtitle_markup = g_strdup (subtitle_markup);
  self->icon_name = g_strdup (icon_name);
  self->action = g_strdup (action);
  if (target != NULL)
    self->target = g_variant_ref_sink (target);

  return self;
}

const char *
mdg_palette_item_get_title (MdgPaletteItem *self)
{
  g_return_val_if_fail (MDG_IS_PALETTE_ITEM (self), NULL);

  return self->title;
}

const char *
mdg_palette_item_get_subtitle_markup (MdgPaletteItem *self)
{
  g_return_val_if_fail (MDG_IS_PALETTE_ITEM (self), NULL);

  return self->subtitle_markup;
}

const char *
mdg_palette_item_get_icon_name (MdgPaletteItem *self)
{
  g_return_val_if_fail (MDG_IS_PALETTE_ITEM (self), NULL);

  return self->icon_name;
}

const char *
mdg_palette_item_get_action (MdgPaletteItem *self)
{
  g_return_val_if_fail (MDG_IS_PALETTE_ITEM (self), NULL);

  return self->action;
}

GVariant *
mdg_palette_item_get_target (MdgPaletteItem *self)
{
  g_return_val_if_fail (MDG_IS_PALETTE_ITEM (self), NULL);

  return self->target;
}

char *
mdg_palette_item_dup_detailed_action (MdgPaletteItem *self)
{
  g_return_val_if_fail (MDG_IS_PALETTE_ITEM (self), NULL);

  return g_action_print_detailed_name (self->action, self->target);
}

const char *
mdg_palette_item_get_section (MdgPaletteItem *self)
{
  g_return_val_if_fail (MDG_IS_PALETTE_ITEM (self), NULL);

  return self->section;
}

void
mdg_palette_item_set_section (MdgPaletteItem *self,
                              const char *section)
{
  g_return_if_fail (MDG_IS_PALETTE_ITEM (self));

  mdg_set_str (&self->section, section);
}

guint
mdg_palette_item_match (MdgPaletteItem *self,
                        const char *typed)
{
  g_autofree char *folded = NULL;
  g_auto (GStrv) words = NULL;
  guint fit = 0;

  g_return_val_if_fail (MDG_IS_PALETTE_ITEM (self), 0);
  g_return_val_if_fail (typed != NULL, 0);

  /* Folded first: the wide space of a Japanese keyboard parts words too. */
  folded = mdg_text_fold (typed);
  words = g_strsplit (folded, " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      guint word_fit;

      if (*words[i] == '\0')
        continue;
      word_fit = match_word (self, words[i]);
      if (word_fit == FIT_NONE)
        return FIT_NONE;
      fit += word_fit;
    }

  return fit;
}
