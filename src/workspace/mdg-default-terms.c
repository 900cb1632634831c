#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-data.h"
#include "mdg-term.h"
#include "mdg-workspace-private.h"

#include <json-glib/json-glib.h>

static void
set_member (MdgTerm *term,
            guint field,
            JsonObject *object,
            const char *name)
{
  if (json_object_has_member (object, name))
    mdg_record_set_text (MDG_RECORD (term), field, json_object_get_string_member (object, name));
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
  set_member (term, MDG_TERM_LABEL, object, "label");
  set_member (term, MDG_TERM_SHORT, object, "short");
  set_member (term, MDG_TERM_KANA, object, "kana");
  set_member (term, MDG_TERM_PARENT, object, "parent");
  set_member (term, MDG_TERM_GROUP, object, "group");
  mdg_record_set_integer (MDG_RECORD (term), MDG_TERM_POSITION, position);
  mdg_record_set_integer (MDG_RECORD (term), MDG_TERM_FROM_YEAR, from_year);
  mdg_record_set_flag (MDG_RECORD (term), MDG_TERM_IS_FACT, json_object_get_boolean_member_with_default (object, "fact", FALSE));

  return term;
}

static gboolean
add_file (MdgChange *change,
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

      mdg_change_add (change, MDG_RECORD (term));
    }

  return TRUE;
}

gboolean
mdg_default_terms_add (MdgChange *change,
                       GError **error)
{
  g_auto (GStrv) names = mdg_data_list ("vocabularies");

  for (char **name = names; *name != NULL; name++)
    if (!add_file (change, *name, error))
      return FALSE;

  return TRUE;
}
