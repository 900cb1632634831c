#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-masters-terms.h"

#include "mdg-code-use-query.h"
#include "mdg-data.h"
#include "mdg-error.h"
#include "mdg-record-table.h"
#include "mdg-text.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#define OWN_PREFIX "U-"

void
mdg_masters_vocabulary_free (MdgMastersVocabulary *vocabulary)
{
  g_free (vocabulary->id);
  g_free (vocabulary->name);
  g_free (vocabulary);
}

/* Beside the vocabularies that records name, those that their texts choose from. */
static gboolean
is_used (const char *id)
{
  static const char *const others[] = { "handover_result", "void_reason", NULL };

  if (g_strv_contains (others, id))
    return TRUE;

  for (MdgKind kind = MDG_KIND_NONE + 1; kind < MDG_N_KINDS; kind++)
    {
      const MdgRecordInfo *info = mdg_record_info_get (kind);

      for (guint i = 0; i < info->n_fields; i++)
        if (g_strcmp0 (info->fields[i].vocabulary, id) == 0)
          return TRUE;
    }

  return FALSE;
}

static MdgMastersVocabulary *
load_vocabulary (const char *file,
                 GError **error)
{
  g_autofree char *path = g_build_filename ("vocabularies", file, NULL);
  g_autoptr (GBytes) bytes = mdg_data_lookup (path, error);
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  MdgMastersVocabulary *vocabulary;
  JsonObject *root;

  if (bytes == NULL || !json_parser_load_from_data (parser, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), error))
    return NULL;

  root = json_node_get_object (json_parser_get_root (parser));
  vocabulary = g_new0 (MdgMastersVocabulary, 1);
  vocabulary->id = g_strdup (json_object_get_string_member (root, "vocabulary"));
  vocabulary->name = g_strdup (json_object_get_string_member (root, "name"));
  vocabulary->is_extensible = json_object_get_boolean_member_with_default (root, "extensible", FALSE);

  return vocabulary;
}

/* What an office edits most stands first. */
static int
get_rank (const MdgMastersVocabulary *vocabulary)
{
  static const char *const first[] = { "content", "issue", "profession", "affil_kind", "action", "relation" };

  for (guint i = 0; i < G_N_ELEMENTS (first); i++)
    if (g_str_equal (first[i], vocabulary->id))
      return (int) i;

  return vocabulary->is_extensible ? 100 : 200;
}

static int
compare_vocabularies (gconstpointer a,
                      gconstpointer b)
{
  const MdgMastersVocabulary *x = *(const MdgMastersVocabulary *const *) a;
  const MdgMastersVocabulary *y = *(const MdgMastersVocabulary *const *) b;
  int by_rank = get_rank (x) - get_rank (y);

  return by_rank != 0 ? by_rank : strcmp (x->id, y->id);
}

GPtrArray *
mdg_masters_list_vocabularies (MdgWorkspace *workspace,
                               GError **error)
{
  g_auto (GStrv) names = mdg_data_list ("vocabularies");
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) mdg_masters_vocabulary_free);

  for (char **name = names; *name != NULL; name++)
    {
      g_autoptr (MdgMastersVocabulary) vocabulary = load_vocabulary (*name, error);
      g_autoptr (GPtrArray) terms = NULL;

      if (vocabulary == NULL)
        return NULL;
      if (!is_used (vocabulary->id))
        continue;
      terms = mdg_masters_list_terms (workspace, vocabulary->id, mdg_workspace_get_fiscal_year (workspace), error);
      if (terms == NULL)
        return NULL;
      vocabulary->n_terms = terms->len;
      g_ptr_array_add (list, g_steal_pointer (&vocabulary));
    }

  g_ptr_array_sort (list, compare_vocabularies);

  return g_steal_pointer (&list);
}

static gint64
get_year (MdgRecord *term,
          guint field,
          gint64 otherwise)
{
  gint64 year = mdg_record_get_integer (term, field);

  return year != MDG_NO_INTEGER ? year : otherwise;
}

static int
compare_terms (gconstpointer a,
               gconstpointer b)
{
  MdgRecord *x = *(MdgRecord *const *) a;
  MdgRecord *y = *(MdgRecord *const *) b;
  gint64 p = get_year (x, MDG_TERM_POSITION, G_MAXINT);
  gint64 q = get_year (y, MDG_TERM_POSITION, G_MAXINT);

  return p != q ? (p < q ? -1 : 1) : strcmp (mdg_record_get_text (x, MDG_TERM_CODE), mdg_record_get_text (y, MDG_TERM_CODE));
}

GPtrArray *
mdg_masters_list_terms (MdgWorkspace *workspace,
                        const char *vocabulary,
                        int fiscal_year,
                        GError **error)
{
  g_autoptr (GPtrArray) all = mdg_record_table_list_by_text (mdg_workspace_get_store (workspace), MDG_KIND_TERM, MDG_TERM_VOCABULARY, vocabulary, error);
  g_autoptr (GPtrArray) terms = g_ptr_array_new_with_free_func (g_object_unref);

  if (all == NULL)
    return NULL;

  for (guint i = 0; i < all->len; i++)
    if (get_year (all->pdata[i], MDG_TERM_FROM_YEAR, 0) <= fiscal_year && fiscal_year <= get_year (all->pdata[i], MDG_TERM_TO_YEAR, G_MAXINT))
      g_ptr_array_add (terms, g_object_ref (all->pdata[i]));
  g_ptr_array_sort (terms, compare_terms);

  return g_steal_pointer (&terms);
}

gboolean
mdg_masters_is_own_term (MdgRecord *term)
{
  return g_str_has_prefix (mdg_record_get_text (term, MDG_TERM_CODE), OWN_PREFIX);
}

/* The centre in a code: its prefix where it has one, else a part of its identity, which never changes. */
static char *
dup_code_prefix (MdgWorkspace *workspace)
{
  MdgRecord *centre = MDG_RECORD (mdg_workspace_get_centre (workspace));
  const char *prefix = mdg_record_get_text (centre, MDG_CENTRE_PREFIX);
  g_autofree char *uuid = mdg_uuid_dup_string (mdg_record_get_uuid (centre));
  gboolean is_plain = prefix != NULL;

  for (const char *c = prefix; is_plain && *c != '\0'; c++)
    is_plain = g_ascii_isalnum (*c);

  return g_strdup_printf (OWN_PREFIX "%s-", is_plain ? prefix : uuid + strlen (uuid) - 4);
}

MdgTerm *
mdg_masters_new_term (MdgWorkspace *workspace,
                      const char *vocabulary,
                      int from_year,
                      GError **error)
{
  g_autoptr (GPtrArray) terms = mdg_masters_list_terms (workspace, vocabulary, from_year, error);
  g_autofree char *prefix = dup_code_prefix (workspace);
  int number = terms != NULL ? mdg_code_use_query_next_number (mdg_workspace_get_store (workspace), prefix, error) : -1;
  g_autofree char *code = NULL;
  MdgTerm *term;
  gint64 last = -1;

  if (number < 0)
    return NULL;

  for (guint i = 0; i < terms->len; i++)
    last = MAX (last, get_year (terms->pdata[i], MDG_TERM_POSITION, -1));
  code = g_strdup_printf ("%s%d", prefix, number);
  term = mdg_term_new ();
  mdg_record_set_text (MDG_RECORD (term), MDG_TERM_VOCABULARY, vocabulary);
  mdg_record_set_text (MDG_RECORD (term), MDG_TERM_CODE, code);
  mdg_record_set_integer (MDG_RECORD (term), MDG_TERM_POSITION, last + 1);
  mdg_record_set_integer (MDG_RECORD (term), MDG_TERM_FROM_YEAR, from_year);

  return term;
}

static gboolean
is_kana (const char *text)
{
  g_autofree char *folded = mdg_text_fold (text);

  for (const char *c = folded; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar u = g_utf8_get_char (c);

      if (!((u >= 0x3041 && u <= 0x309f) || u == 0x30fc || u == ' ' || u == 0x30fb || g_unichar_isdigit (u) || (u < 0x80 && g_unichar_isalpha (u))))
        return FALSE;
    }

  return TRUE;
}

static gboolean
check_term (MdgRecord *term,
            GError **error)
{
  const char *label = mdg_record_get_text (term, MDG_TERM_SHORT);
  const char *kana = mdg_record_get_text (term, MDG_TERM_KANA);

  if (mdg_record_get_text (term, MDG_TERM_LABEL) == NULL)
    {
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("Enter the label. Nothing was saved yet."));
      return FALSE;
    }
  if (kana == NULL || !is_kana (kana))
    {
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("Enter the reading in kana: it is what one types to choose this. Nothing was saved yet."));
      return FALSE;
    }
  if (label != NULL && g_utf8_strlen (label, -1) > MDG_TERM_SHORT_MAX)
    {
      g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("The short label has %d characters; it stands in narrow cells, so make it %d at most. Nothing was saved yet."),
                   (int) g_utf8_strlen (label, -1), MDG_TERM_SHORT_MAX);
      return FALSE;
    }

  return TRUE;
}

MdgChange *
mdg_masters_new_term_saved (MdgRecord *term,
                            GError **error)
{
  g_autoptr (MdgChange) change = mdg_change_new (mdg_record_is_stored (term) ? N_ ("Term changed") : N_ ("Term added"));

  if (!check_term (term, error))
    return NULL;

  mdg_change_add (change, term);

  return g_steal_pointer (&change);
}

MdgChange *
mdg_masters_new_term_renamed (MdgWorkspace *workspace,
                              MdgRecord *term,
                              MdgRecord *edited,
                              int from_year,
                              GError **error)
{
  static const guint kept[] = { MDG_TERM_VOCABULARY, MDG_TERM_CODE, MDG_TERM_PARENT, MDG_TERM_GROUP };
  static const guint labels[] = { MDG_TERM_LABEL, MDG_TERM_SHORT, MDG_TERM_KANA };
  g_autoptr (MdgChange) change = mdg_change_new (N_ ("Label of a term changed"));
  g_autoptr (MdgRecord) old = mdg_record_dup (term);
  g_autoptr (MdgRecord) renamed = NULL;

  if (!check_term (edited, error))
    return NULL;

  if (from_year <= get_year (term, MDG_TERM_FROM_YEAR, 0))
    {
      for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
        mdg_record_set_text (old, labels[i], mdg_record_get_text (edited, labels[i]));
      mdg_change_add (change, old);
      return g_steal_pointer (&change);
    }

  renamed = MDG_RECORD (mdg_term_new ());
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    mdg_record_set_text (renamed, kept[i], mdg_record_get_text (term, kept[i]));
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    mdg_record_set_text (renamed, labels[i], mdg_record_get_text (edited, labels[i]));
  mdg_record_set_flag (renamed, MDG_TERM_IS_FACT, mdg_record_get_flag (term, MDG_TERM_IS_FACT));
  mdg_record_set_flag (renamed, MDG_TERM_IS_HIDDEN, mdg_record_get_flag (term, MDG_TERM_IS_HIDDEN));
  mdg_record_set_flag (renamed, MDG_TERM_IS_RARE, mdg_record_get_flag (term, MDG_TERM_IS_RARE));
  mdg_record_set_integer (renamed, MDG_TERM_POSITION, mdg_record_get_integer (term, MDG_TERM_POSITION));
  mdg_record_set_integer (renamed, MDG_TERM_FROM_YEAR, from_year);
  mdg_record_set_integer (renamed, MDG_TERM_TO_YEAR, mdg_record_get_integer (term, MDG_TERM_TO_YEAR));
  mdg_record_set_integer (old, MDG_TERM_TO_YEAR, from_year - 1);
  mdg_change_add (change, old);
  mdg_change_add (change, renamed);

  return g_steal_pointer (&change);
}

MdgChange *
mdg_masters_new_term_hidden (MdgRecord *term,
                             gboolean is_hidden)
{
  g_autoptr (MdgChange) change = mdg_change_new (is_hidden ? N_ ("Term hidden") : N_ ("Term offered again"));
  g_autoptr (MdgRecord) copy = mdg_record_dup (term);

  mdg_record_set_flag (copy, MDG_TERM_IS_HIDDEN, is_hidden);
  mdg_change_add (change, copy);

  return g_steal_pointer (&change);
}

static gboolean
check_removable (MdgWorkspace *workspace,
                 MdgRecord *term,
                 GError **error)
{
  const char *label = mdg_record_get_text (term, MDG_TERM_LABEL);
  gint64 n;

  if (!mdg_masters_is_own_term (term))
    {
      g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("“%s” came with the program and stays. Hide it instead."), label);
      return FALSE;
    }

  n = mdg_code_use_query_count (mdg_workspace_get_store (workspace),
                                mdg_record_get_text (term, MDG_TERM_VOCABULARY), mdg_record_get_text (term, MDG_TERM_CODE), error);
  if (n > 0)
    g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID,
                 g_dngettext (GETTEXT_PACKAGE,
                              "“%s” stands in %d record, so it was left as it is. Hide it instead: then it is no longer offered.",
                              "“%s” stands in %d records, so it was left as it is. Hide it instead: then it is no longer offered.", (gulong) n),
                 label, (int) n);

  return n == 0;
}

MdgChange *
mdg_masters_new_term_removed (MdgWorkspace *workspace,
                              MdgRecord *term,
                              GError **error)
{
  g_autoptr (MdgChange) change = mdg_change_new (N_ ("Term deleted"));
  const char *code = mdg_record_get_text (term, MDG_TERM_CODE);
  g_autoptr (GPtrArray) all = NULL;

  if (!check_removable (workspace, term, error))
    return NULL;

  /* With its labels of other years. */
  all = mdg_record_table_list_by_text (mdg_workspace_get_store (workspace), MDG_KIND_TERM, MDG_TERM_CODE, code, error);
  if (all == NULL)
    return NULL;

  for (guint i = 0; i < all->len; i++)
    if (g_strcmp0 (mdg_record_get_text (all->pdata[i], MDG_TERM_VOCABULARY), mdg_record_get_text (term, MDG_TERM_VOCABULARY)) == 0)
      mdg_change_add_void (change, all->pdata[i], _ ("Never used"));

  return g_steal_pointer (&change);
}
