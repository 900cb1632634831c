#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-ladder-release.h"

#include "mdg-leak-register.h"
#include "mdg-rewrites.h"

#include <glib/gi18n-lib.h>

struct _MdgLadderRelease
{
  MdgWorkspace *workspace;
  MdgVersion version;
  MdgLeakDictionary *dictionary; /* NULL internally */
  MdgDate today;
  GHashTable *left_out; /* "uuid/field" */
};

MdgLadderRelease *
mdg_ladder_release_load (MdgWorkspace *workspace,
                         MdgVersion version,
                         GError **error)
{
  g_autoptr (MdgLadderRelease) self = g_new0 (MdgLadderRelease, 1);

  self->workspace = g_object_ref (workspace);
  self->version = version;
  self->left_out = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  mdg_workspace_get_today (workspace, &self->today);
  if (version == MDG_VERSION_INTERNAL)
    return g_steal_pointer (&self);

  self->dictionary = mdg_leak_register_load (workspace, error);

  return self->dictionary != NULL ? g_steal_pointer (&self) : NULL;
}

void
mdg_ladder_release_free (MdgLadderRelease *self)
{
  g_clear_pointer (&self->dictionary, mdg_leak_dictionary_free);
  g_hash_table_unref (self->left_out);
  g_object_unref (self->workspace);
  g_free (self);
}

MdgVersion
mdg_ladder_release_get_version (MdgLadderRelease *self)
{
  return self->version;
}

/* Warnings too: nobody has looked at these words yet. */
static gboolean
is_clean (MdgLadderRelease *self,
          const char *text)
{
  const MdgLeakLine line = { 0, 0, 0, text };
  g_autoptr (GPtrArray) leaks = mdg_leak_check (self->dictionary, &line, 1, &self->today);

  return leaks->len == 0;
}

char *
mdg_ladder_release_dup_text (MdgLadderRelease *self,
                             guint target,
                             const MdgUuid *uuid,
                             const char *field,
                             const char *source,
                             gboolean needs_signature)
{
  char key[MDG_UUID_STRING_SIZE];
  char *text;

  if (self->version == MDG_VERSION_INTERNAL || source == NULL || *source == '\0')
    return g_strdup (source);

  text = mdg_rewrites_dup_text (self->workspace, self->version, target, uuid, field, source, NULL);
  if (text == NULL && !needs_signature && is_clean (self, source))
    text = g_strdup (source);
  if (text == NULL)
    {
      mdg_uuid_format (uuid, key);
      g_hash_table_add (self->left_out, g_strconcat (key, "/", field, NULL));
    }

  return text;
}

char *
mdg_ladder_release_dup_left_out (MdgLadderRelease *self)
{
  guint n = g_hash_table_size (self->left_out);

  if (n == 0)
    return NULL;

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "%u text was left out, because it was not written anew and checked by a second person.",
                                       "%u texts were left out, because they were not written anew and checked by a second person.",
                                       n),
                          n);
}
