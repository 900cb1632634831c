#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-issue-columns.h"

#include "mdg-data.h"

#include <json-glib/json-glib.h>

#define OWN_HEADS "own"

static JsonNode *
load_vocabulary (void)
{
  g_autoptr (GBytes) bytes = mdg_data_lookup ("vocabularies/issue.json", NULL);
  g_autofree char *text = bytes != NULL ? g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)) : NULL;

  return text != NULL ? json_from_string (text, NULL) : NULL;
}

/* The heads in the order of the columns; shorter lists leave the labels of the vocabulary. */
static char **
dup_heads (MdgWorkspace *workspace)
{
  MdgRecord *centre = MDG_RECORD (mdg_workspace_get_centre (workspace));
  const char *preset = mdg_record_get_text (centre, MDG_CENTRE_HEADS);
  const char *own = mdg_record_get_text (centre, MDG_CENTRE_COLUMN_HEADS);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  JsonObject *heads;
  JsonArray *list;

  if (preset == NULL)
    return g_new0 (char *, 1);
  if (g_str_equal (preset, OWN_HEADS))
    return g_strsplit (own != NULL ? own : "", "\n", -1);

  root = load_vocabulary ();
  heads = root != NULL ? json_object_get_object_member (json_node_get_object (root), "heads") : NULL;
  list = heads != NULL && json_object_has_member (heads, preset) ? json_object_get_array_member (heads, preset) : NULL;
  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    g_strv_builder_add (builder, json_array_get_string_element (list, i));

  return g_strv_builder_end (builder);
}

char **
mdg_issue_columns_list_presets (void)
{
  g_autoptr (JsonNode) root = load_vocabulary ();
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GList) names = NULL;

  if (root != NULL)
    names = json_object_get_members (json_object_get_object_member (json_node_get_object (root), "heads"));
  for (GList *l = names; l != NULL; l = l->next)
    g_strv_builder_add (builder, l->data);

  return g_strv_builder_end (builder);
}

void
mdg_issue_columns_add (MdgWorkspace *workspace,
                       int fiscal_year,
                       MdgMatrix *matrix)
{
  g_autoptr (GPtrArray) terms = mdg_vocabularies_list (mdg_workspace_get_vocabularies (workspace), "issue", fiscal_year);
  g_auto (GStrv) heads = dup_heads (workspace);
  guint n_heads = g_strv_length (heads);
  const char *last = NULL;
  guint group = 0;
  guint n = 0;

  for (guint i = 0; i < terms->len; i++)
    {
      MdgRecord *term = terms->pdata[i];
      const char *label = mdg_record_get_text (term, MDG_TERM_GROUP);
      const char *head = n < n_heads && heads[n][0] != '\0' ? heads[n] : mdg_record_get_text (term, MDG_TERM_LABEL);

      if (mdg_record_get_text (term, MDG_TERM_PARENT) != NULL || label == NULL)
        continue;

      if (g_strcmp0 (label, last) != 0)
        group = mdg_matrix_add_group (matrix, label);
      last = label;
      mdg_matrix_add_column (matrix, group, mdg_record_get_text (term, MDG_TERM_CODE), head);
      n++;
    }
}

const char *
mdg_issue_columns_find_parent (MdgWorkspace *workspace,
                               const char *issue)
{
  MdgTerm *term = mdg_vocabularies_find (mdg_workspace_get_vocabularies (workspace), "issue", issue, 0);
  const char *parent = term != NULL ? mdg_record_get_text (MDG_RECORD (term), MDG_TERM_PARENT) : NULL;

  return parent != NULL ? parent : issue;
}
