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

char **
mdg_issue_columns_dup_preset (const char *name)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (JsonNode) root = load_vocabulary ();
  JsonObject *heads = root != NULL ? json_object_get_object_member (json_node_get_object (root), "heads") : NULL;
  JsonArray *list = heads != NULL && json_object_has_member (heads, name) ? json_object_get_array_member (heads, name) : NULL;

  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    g_strv_builder_add (builder, json_array_get_string_element (list, i));

  return g_strv_builder_end (builder);
}

/* What a centre calls its columns and its groups, each in their order; shorter lists leave the labels of the
   vocabulary. */
typedef struct
{
  GStrv columns;
  GStrv groups;
} Heads;

static void
heads_clear (Heads *heads)
{
  g_strfreev (heads->columns);
  g_strfreev (heads->groups);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Heads, heads_clear)

static void
read_own_heads (const char *own,
                Heads *heads)
{
  g_auto (GStrv) lines = g_strsplit (own, "\n", -1);
  g_autoptr (GStrvBuilder) columns = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) groups = g_strv_builder_new ();

  for (guint i = 0; lines[i] != NULL; i++)
    if (lines[i][0] == MDG_HEADS_GROUP_SIGN)
      g_strv_builder_add (groups, lines[i] + 1);
    else
      g_strv_builder_add (columns, lines[i]);
  heads->columns = g_strv_builder_end (columns);
  heads->groups = g_strv_builder_end (groups);
}

static void
read_heads (MdgWorkspace *workspace,
            Heads *heads)
{
  MdgRecord *centre = MDG_RECORD (mdg_workspace_get_centre (workspace));
  const char *preset = mdg_record_get_text (centre, MDG_CENTRE_HEADS);
  const char *own = mdg_record_get_text (centre, MDG_CENTRE_COLUMN_HEADS);

  if (preset != NULL && g_str_equal (preset, OWN_HEADS))
    {
      read_own_heads (own != NULL ? own : "", heads);
      return;
    }

  heads->columns = preset != NULL ? mdg_issue_columns_dup_preset (preset) : g_new0 (char *, 1);
  heads->groups = g_new0 (char *, 1);
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

static gboolean
is_head (MdgRecord *term)
{
  return mdg_record_get_text (term, MDG_TERM_PARENT) == NULL && mdg_record_get_text (term, MDG_TERM_GROUP) != NULL;
}

/* Columns in the order of the groups: those a centre has added come last in the vocabulary, but stand with theirs. */
static GPtrArray *
list_heads (GPtrArray *terms)
{
  GPtrArray *sorted = g_ptr_array_new ();

  for (guint i = 0; i < terms->len; i++)
    {
      const char *group = mdg_record_get_text (terms->pdata[i], MDG_TERM_GROUP);

      if (!is_head (terms->pdata[i]) || g_ptr_array_find (sorted, terms->pdata[i], NULL))
        continue;
      for (guint j = i; j < terms->len; j++)
        if (is_head (terms->pdata[j]) && g_str_equal (mdg_record_get_text (terms->pdata[j], MDG_TERM_GROUP), group))
          g_ptr_array_add (sorted, terms->pdata[j]);
    }

  return sorted;
}

void
mdg_issue_columns_add (MdgWorkspace *workspace,
                       int fiscal_year,
                       MdgMatrix *matrix)
{
  g_autoptr (GPtrArray) terms = mdg_vocabularies_list (mdg_workspace_get_vocabularies (workspace), "issue", fiscal_year);
  g_autoptr (GPtrArray) columns = list_heads (terms);
  g_auto (Heads) heads = { 0 };
  gboolean is_own = g_strcmp0 (mdg_record_get_text (MDG_RECORD (mdg_workspace_get_centre (workspace)), MDG_CENTRE_HEADS), OWN_HEADS) == 0;
  const char *last = NULL;
  guint n_heads;
  guint n_groups;
  guint group = 0;
  guint n = 0;

  read_heads (workspace, &heads);
  n_heads = g_strv_length (heads.columns);
  n_groups = g_strv_length (heads.groups);
  for (guint i = 0; i < columns->len; i++)
    {
      MdgRecord *term = columns->pdata[i];
      const char *label = mdg_record_get_text (term, MDG_TERM_GROUP);
      /* Presets know nothing of columns that a centre has added. */
      gboolean has_head = n < n_heads && heads.columns[n][0] != '\0' && (is_own || !g_str_has_prefix (mdg_record_get_text (term, MDG_TERM_CODE), "U-"));
      const char *head = has_head ? heads.columns[n] : mdg_record_get_text (term, MDG_TERM_LABEL);

      if (g_strcmp0 (label, last) != 0)
        {
          guint at = mdg_matrix_get_n_groups (matrix);

          group = mdg_matrix_add_group (matrix, at < n_groups && heads.groups[at][0] != '\0' ? heads.groups[at] : label);
        }
      last = label;
      mdg_matrix_add_column (matrix, group, mdg_record_get_text (term, MDG_TERM_CODE), head);
      n += is_own || !g_str_has_prefix (mdg_record_get_text (term, MDG_TERM_CODE), "U-");
    }
}

char **
mdg_issue_columns_dup_groups (MdgWorkspace *workspace,
                              int fiscal_year)
{
  g_autoptr (GPtrArray) terms = mdg_vocabularies_list (mdg_workspace_get_vocabularies (workspace), "issue", fiscal_year);
  g_autoptr (GPtrArray) columns = list_heads (terms);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  const char *last = NULL;

  for (guint i = 0; i < columns->len; i++)
    {
      const char *label = mdg_record_get_text (columns->pdata[i], MDG_TERM_GROUP);

      if (g_strcmp0 (label, last) != 0)
        g_strv_builder_add (builder, label);
      last = label;
    }

  return g_strv_builder_end (builder);
}

const char *
mdg_issue_columns_find_parent (MdgWorkspace *workspace,
                               const char *issue)
{
  MdgTerm *term = mdg_vocabularies_find (mdg_workspace_get_vocabularies (workspace), "issue", issue, 0);
  const char *parent = term != NULL ? mdg_record_get_text (MDG_RECORD (term), MDG_TERM_PARENT) : NULL;

  return parent != NULL ? parent : issue;
}
