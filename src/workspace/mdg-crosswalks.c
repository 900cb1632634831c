#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-crosswalks.h"

#include "mdg-error.h"
#include "mdg-term.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _MdgCodeMap
{
  GPtrArray *crosswalks; /* MdgCrosswalk of the vocabulary */
};

MdgCodeMap *
mdg_code_map_load (MdgWorkspace *workspace,
                   const char *vocabulary,
                   GError **error)
{
  g_autoptr (GPtrArray) all = mdg_workspace_list (workspace, MDG_KIND_CROSSWALK, error);
  MdgCodeMap *self;

  if (all == NULL)
    return NULL;

  self = g_new0 (MdgCodeMap, 1);
  self->crosswalks = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < all->len; i++)
    if (g_strcmp0 (mdg_record_get_text (all->pdata[i], MDG_CROSSWALK_VOCABULARY), vocabulary) == 0)
      g_ptr_array_add (self->crosswalks, g_object_ref (all->pdata[i]));

  return self;
}

void
mdg_code_map_free (MdgCodeMap *self)
{
  g_ptr_array_unref (self->crosswalks);
  g_free (self);
}

gboolean
mdg_code_map_is_empty (MdgCodeMap *self)
{
  return self->crosswalks->len == 0;
}

/* Each code is followed once, so that a circle that came in from outside ends. */
static void
follow (MdgCodeMap *self,
        const char *code,
        int fiscal_year,
        GHashTable *seen,
        GPtrArray *codes)
{
  gboolean is_replaced = FALSE;

  if (!g_hash_table_add (seen, (gpointer) code))
    return;

  for (guint i = 0; i < self->crosswalks->len; i++)
    {
      MdgRecord *crosswalk = self->crosswalks->pdata[i];

      if (mdg_record_get_integer (crosswalk, MDG_CROSSWALK_FROM_YEAR) > fiscal_year || g_strcmp0 (mdg_record_get_text (crosswalk, MDG_CROSSWALK_OLD_CODE), code) != 0)
        continue;
      is_replaced = TRUE;
      follow (self, mdg_record_get_text (crosswalk, MDG_CROSSWALK_NEW_CODE), fiscal_year, seen, codes);
    }
  if (!is_replaced)
    g_ptr_array_add (codes, (gpointer) code);
}

GPtrArray *
mdg_code_map_resolve (MdgCodeMap *self,
                      const char *code,
                      int fiscal_year)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *codes = g_ptr_array_new ();

  follow (self, code, fiscal_year, seen, codes);
  if (codes->len == 0)
    g_ptr_array_add (codes, (gpointer) code);

  return codes;
}

/* Any way, whatever the years. */
static gboolean
leads_to (MdgCodeMap *self,
          const char *from,
          const char *to,
          GHashTable *seen)
{
  if (strcmp (from, to) == 0)
    return TRUE;
  if (!g_hash_table_add (seen, (gpointer) from))
    return FALSE;

  for (guint i = 0; i < self->crosswalks->len; i++)
    if (g_strcmp0 (mdg_record_get_text (self->crosswalks->pdata[i], MDG_CROSSWALK_OLD_CODE), from) == 0 && leads_to (self, mdg_record_get_text (self->crosswalks->pdata[i], MDG_CROSSWALK_NEW_CODE), to, seen))
      return TRUE;

  return FALSE;
}

static gboolean
is_valid_in (MdgTerm *term,
             int fiscal_year)
{
  gint64 from = mdg_record_get_integer (MDG_RECORD (term), MDG_TERM_FROM_YEAR);
  gint64 to = mdg_record_get_integer (MDG_RECORD (term), MDG_TERM_TO_YEAR);

  return (from == MDG_NO_INTEGER || from <= fiscal_year) && (to == MDG_NO_INTEGER || to >= fiscal_year);
}

static gboolean
check_new (MdgWorkspace *workspace,
           MdgCodeMap *map,
           const char *vocabulary,
           const char *old_code,
           const char *new_code,
           int from_year,
           GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  MdgTerm *term = mdg_vocabularies_find (mdg_workspace_get_vocabularies (workspace), vocabulary, new_code, from_year);

  if (term == NULL || !is_valid_in (term, from_year))
    {
      g_autofree char *year = mdg_fiscal_year_format_long (from_year);

      g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("“%s” is not offered in %s. Add the new term first; nothing was changed."), mdg_vocabularies_get_label (mdg_workspace_get_vocabularies (workspace), vocabulary, new_code, 0), year);
      return FALSE;
    }
  if (leads_to (map, new_code, old_code, seen))
    {
      g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("“%s” would lead back to the term it replaces. Nothing was changed."), mdg_vocabularies_get_label (mdg_workspace_get_vocabularies (workspace), vocabulary, new_code, from_year));
      return FALSE;
    }

  return TRUE;
}

/* Ends with the year before; a term that would begin later is not offered any more. */
static gboolean
end_old_term (MdgWorkspace *workspace,
              MdgChange *change,
              const char *vocabulary,
              const char *old_code,
              int from_year,
              GError **error)
{
  MdgTerm *term = mdg_vocabularies_find (mdg_workspace_get_vocabularies (workspace), vocabulary, old_code, from_year);
  g_autoptr (MdgRecord) ended = NULL;

  if (term == NULL || !is_valid_in (term, from_year))
    {
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("The old term is not in use in that year any more. Nothing was changed."));
      return FALSE;
    }

  ended = mdg_record_dup (MDG_RECORD (term));
  mdg_record_set_integer (ended, MDG_TERM_TO_YEAR, from_year - 1);
  mdg_change_add (change, ended);

  return TRUE;
}

static char **
split_typed (const char *typed)
{
  g_autoptr (GString) text = g_string_new (typed);

  g_string_replace (text, "、", " ", 0);
  g_string_replace (text, "，", " ", 0);
  g_string_replace (text, "　", " ", 0);
  g_strdelimit (text->str, ",\n\t", ' ');

  return g_strsplit (text->str, " ", -1);
}

static void
add_crosswalk (MdgChange *change,
               const char *vocabulary,
               const char *old_code,
               const char *new_code,
               int from_year,
               const char *note)
{
  g_autoptr (MdgRecord) crosswalk = MDG_RECORD (mdg_crosswalk_new ());

  mdg_record_set_text (crosswalk, MDG_CROSSWALK_VOCABULARY, vocabulary);
  mdg_record_set_text (crosswalk, MDG_CROSSWALK_OLD_CODE, old_code);
  mdg_record_set_text (crosswalk, MDG_CROSSWALK_NEW_CODE, new_code);
  mdg_record_set_integer (crosswalk, MDG_CROSSWALK_FROM_YEAR, from_year);
  mdg_record_set_text (crosswalk, MDG_CROSSWALK_NOTE, note);
  mdg_change_add (change, crosswalk);
}

MdgChange *
mdg_crosswalks_add (MdgWorkspace *workspace,
                    const char *vocabulary,
                    const char *old_code,
                    const char *typed,
                    int from_year,
                    const char *note,
                    GError **error)
{
  g_autoptr (MdgCodeMap) map = mdg_code_map_load (workspace, vocabulary, error);
  g_autoptr (MdgChange) change = mdg_change_new (N_ ("Term split or merged"));
  g_auto (GStrv) words = split_typed (typed != NULL ? typed : "");
  guint n = 0;

  if (map == NULL || !end_old_term (workspace, change, vocabulary, old_code, from_year, error))
    return NULL;

  for (char **word = words; *word != NULL; word++)
    {
      const char *code;

      if (**word == '\0')
        continue;
      code = mdg_vocabularies_find_code (mdg_workspace_get_vocabularies (workspace), vocabulary, *word);
      if (code == NULL)
        {
          g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("There is no term “%s”. Add it first; nothing was changed."), *word);
          return NULL;
        }
      if (!check_new (workspace, map, vocabulary, old_code, code, from_year, error))
        return NULL;
      add_crosswalk (change, vocabulary, old_code, code, from_year, note);
      n++;
    }
  if (n == 0)
    {
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("Say what the term becomes. Nothing was changed."));
      return NULL;
    }

  return g_steal_pointer (&change);
}
