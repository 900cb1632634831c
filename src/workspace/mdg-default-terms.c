#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-data.h"
#include "mdg-term.h"
#include "mdg-workspace-private.h"

#include <json-glib/json-glib.h>
#include <string.h>

static void
set_member (MdgTerm *term,
            guint field,
            JsonObject *object,
            const char *name)
{
  if (json_object_has_member (object, name))
    mdg_record_set_text (MDG_RECORD (term), field, json_object_get_string_member (object, name));
}

/* The same in every register, so that terms edited at two places meet. */
static void
derive_uuid (MdgTerm *term,
             const char *vocabulary,
             const char *code,
             gint64 from_year)
{
  g_autofree char *name = g_strdup_printf ("madoguchi term %s %s %" G_GINT64_FORMAT, vocabulary, code, from_year);
  MdgUuid uuid;

  mdg_uuid_derive (&uuid, name, strlen (name));
  mdg_record_set_uuid (MDG_RECORD (term), &uuid);
}

static MdgTerm *
new_term (const char *vocabulary,
          gint64 from_year,
          gint64 position,
          JsonObject *object)
{
  MdgTerm *term = mdg_term_new ();

  mdg_record_set_text (MDG_RECORD (term), MDG_TERM_VOCABULARY, vocabulary);
  set_member (term, MDG_TERM_CODE, object, "code");
  derive_uuid (term, vocabulary, json_object_get_string_member (object, "code"), from_year);
  set_member (term, MDG_TERM_LABEL, object, "label");
  set_member (term, MDG_TERM_SHORT, object, "short");
  set_member (term, MDG_TERM_KANA, object, "kana");
  set_member (term, MDG_TERM_PARENT, object, "parent");
  set_member (term, MDG_TERM_GROUP, object, "group");
  mdg_record_set_integer (MDG_RECORD (term), MDG_TERM_POSITION, position);
  mdg_record_set_integer (MDG_RECORD (term), MDG_TERM_FROM_YEAR, from_year);
  mdg_record_set_flag (MDG_RECORD (term), MDG_TERM_IS_FACT, json_object_get_boolean_member_with_default (object, "fact", FALSE));
  mdg_record_set_flag (MDG_RECORD (term), MDG_TERM_IS_RARE, json_object_get_boolean_member_with_default (object, "rare", FALSE));

  return term;
}

/* The term itself where the register does not know it; with the mark that older registers could not keep where it lacks it. */
static MdgRecord *
dup_missing (MdgVocabularies *known,
             MdgTerm *term)
{
  const char *vocabulary = mdg_record_get_text (MDG_RECORD (term), MDG_TERM_VOCABULARY);
  const char *code = mdg_record_get_text (MDG_RECORD (term), MDG_TERM_CODE);
  MdgTerm *found = known != NULL ? mdg_vocabularies_find (known, vocabulary, code, 0) : NULL;
  MdgRecord *marked;

  if (found == NULL)
    return g_object_ref (MDG_RECORD (term));
  if (!mdg_record_get_flag (MDG_RECORD (term), MDG_TERM_IS_RARE) || mdg_record_get_flag (MDG_RECORD (found), MDG_TERM_IS_RARE))
    return NULL;

  marked = mdg_record_dup (MDG_RECORD (found));
  mdg_record_set_flag (marked, MDG_TERM_IS_RARE, TRUE);

  return marked;
}

static gboolean
add_file (MdgChange *change,
          MdgVocabularies *known,
          const char *name,
          GError **error)
{
  g_autofree char *path = g_build_filename ("vocabularies", name, NULL);
  g_autoptr (GBytes) bytes = mdg_data_lookup (path, error);
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  JsonObject *root;
  JsonArray *terms;

  if (bytes == NULL || !json_parser_load_from_data (parser, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), error))
    return FALSE;

  root = json_node_get_object (json_parser_get_root (parser));
  terms = json_object_get_array_member (root, "terms");
  for (guint i = 0; i < json_array_get_length (terms); i++)
    {
      g_autoptr (MdgTerm) term = new_term (json_object_get_string_member (root, "vocabulary"),
                                           json_object_get_int_member_with_default (root, "from_fiscal_year", 2000),
                                           i,
                                           json_array_get_object_element (terms, i));
      g_autoptr (MdgRecord) missing = dup_missing (known, term);

      if (missing != NULL)
        mdg_change_add (change, missing);
    }

  return TRUE;
}

gboolean
mdg_default_terms_add (MdgChange *change,
                       MdgVocabularies *known,
                       GError **error)
{
  g_auto (GStrv) names = mdg_data_list ("vocabularies");

  for (char **name = names; *name != NULL; name++)
    if (!add_file (change, known, *name, error))
      return FALSE;

  return TRUE;
}
