#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-release-texts.h"

#include "mdg-leak-register.h"
#include "mdg-rewrites.h"

#include <glib/gi18n-lib.h>

struct _MdgReleaseTexts
{
  gatomicrefcount count;
  MdgWorkspace *workspace;
  MdgVersion version;
  MdgLeakDictionary *dictionary; /* NULL internally */
  MdgDate today;
  GHashTable *seen; /* "uuid/field" */
  GPtrArray *texts; /* MdgReleaseText */
};

static void
free_text (gpointer data)
{
  MdgReleaseText *text = data;

  g_free (text->field);
  g_free (text->source);
  g_free (text->printed);
  g_free (text);
}

MdgReleaseTexts *
mdg_release_texts_load (MdgWorkspace *workspace,
                        MdgVersion version,
                        GError **error)
{
  g_autoptr (MdgReleaseTexts) self = g_new0 (MdgReleaseTexts, 1);

  self->workspace = g_object_ref (workspace);
  self->version = version;
  g_atomic_ref_count_init (&self->count);
  self->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->texts = g_ptr_array_new_with_free_func (free_text);
  mdg_workspace_get_today (workspace, &self->today);
  if (version == MDG_VERSION_INTERNAL)
    return g_steal_pointer (&self);

  self->dictionary = mdg_leak_register_load (workspace, error);

  return self->dictionary != NULL ? g_steal_pointer (&self) : NULL;
}

MdgReleaseTexts *
mdg_release_texts_ref (MdgReleaseTexts *self)
{
  g_atomic_ref_count_inc (&self->count);

  return self;
}

void
mdg_release_texts_unref (MdgReleaseTexts *self)
{
  if (!g_atomic_ref_count_dec (&self->count))
    return;

  g_clear_pointer (&self->dictionary, mdg_leak_dictionary_free);
  g_hash_table_unref (self->seen);
  g_ptr_array_unref (self->texts);
  g_object_unref (self->workspace);
  g_free (self);
}

MdgVersion
mdg_release_texts_get_version (MdgReleaseTexts *self)
{
  return self->version;
}

/* Warnings too: nobody has looked at these words yet. */
static gboolean
is_clean (MdgReleaseTexts *self,
          const char *text)
{
  const MdgLeakLine line = { 0, 0, 0, text };
  g_autoptr (GPtrArray) leaks = mdg_leak_check (self->dictionary, &line, 1, &self->today);

  return leaks->len == 0;
}

static void
note (MdgReleaseTexts *self,
      const MdgReleaseText *text)
{
  char uuid[MDG_UUID_STRING_SIZE];
  g_autofree char *key = NULL;
  MdgReleaseText *kept;

  mdg_uuid_format (&text->uuid, uuid);
  key = g_strconcat (uuid, "/", text->field, NULL);
  if (!g_hash_table_add (self->seen, g_steal_pointer (&key)))
    return;

  kept = g_memdup2 (text, sizeof *text);
  kept->field = g_strdup (text->field);
  kept->source = g_strdup (text->source);
  kept->printed = g_strdup (text->printed);
  g_ptr_array_add (self->texts, kept);
}

char *
mdg_release_texts_dup (MdgReleaseTexts *self,
                       guint target,
                       const MdgUuid *uuid,
                       const char *field,
                       const char *source,
                       gboolean needs_signature)
{
  MdgReleaseText text = { target, *uuid, (char *) field, (char *) source, NULL };

  if (self->version == MDG_VERSION_INTERNAL || source == NULL || *source == '\0')
    return g_strdup (source);

  text.printed = mdg_rewrites_dup_text (self->workspace, self->version, target, uuid, field, source, NULL);
  if (text.printed == NULL && !needs_signature && is_clean (self, source))
    text.printed = g_strdup (source);
  note (self, &text);

  return text.printed;
}

char *
mdg_release_texts_dup_left_out (MdgReleaseTexts *self)
{
  guint n = 0;

  for (guint i = 0; i < self->texts->len; i++)
    n += ((const MdgReleaseText *) self->texts->pdata[i])->printed == NULL ? 1 : 0;
  if (n == 0)
    return NULL;

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "%u text was left out, because it was not written anew and checked by a second person.",
                                       "%u texts were left out, because they were not written anew and checked by a second person.",
                                       n),
                          n);
}

GPtrArray *
mdg_release_texts_list (MdgReleaseTexts *self)
{
  return self->texts;
}
