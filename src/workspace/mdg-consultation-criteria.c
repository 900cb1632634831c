#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-consultation-list.h"

#include "mdg-describe.h"
#include "mdg-error.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <stdlib.h>

#define SAVED_KEY "consultations.saved-filters"

const char *
mdg_consultation_filter_get_label (MdgCriterion criterion)
{
  static const char *const labels[] = {
    NC_ ("filter", "Words"), NC_ ("filter", "Year"), NC_ ("filter", "Month"), NC_ ("filter", "From"), NC_ ("filter", "Until"),
    NC_ ("filter", "Channel"), NC_ ("filter", "From whom"), NC_ ("filter", "Profession"), NC_ ("filter", "Content"),
    NC_ ("filter", "Scene"), NC_ ("filter", "Area"), NC_ ("filter", "Staff"), NC_ ("filter", "State"), NC_ ("filter", "Kind"),
    NC_ ("filter", "Person"), NC_ ("filter", "Case"), NC_ ("filter", "Cross table")
  };

  G_STATIC_ASSERT (G_N_ELEMENTS (labels) == MDG_N_CRITERIA);
  g_return_val_if_fail (criterion < MDG_N_CRITERIA, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "filter", labels[criterion]);
}

const char *
mdg_consultation_state_get_label (const char *state)
{
  static const struct
  {
    const char *code;
    const char *label;
  } states[] = {
    { "open", NC_ ("follow-up", "Something to do") },
    { "overdue", NC_ ("follow-up", "Overdue") },
    { "waiting", NC_ ("follow-up", "Waiting for others") },
    { "pending", NC_ ("follow-up", "Being looked into") },
    { "done", NC_ ("follow-up", "Done") },
    { "none", NC_ ("follow-up", "Nothing promised") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    if (g_strcmp0 (state, states[i].code) == 0)
      return g_dpgettext2 (GETTEXT_PACKAGE, "follow-up", states[i].label);

  return state;
}

static char *
describe_codes (MdgWorkspace *workspace,
                const char *codes)
{
  MdgVocabularies *vocabularies = mdg_workspace_get_vocabularies (workspace);
  g_auto (GStrv) list = g_strsplit (codes, " ", -1);
  MdgTerm *term = list[0] != NULL ? mdg_vocabularies_find (vocabularies, "content", list[0], 0) : NULL;

  if (term == NULL)
    return g_strdup (codes);
  /* Several codes are a group; it is called after what they belong to. */
  if (g_strv_length (list) > 1 && mdg_record_get_text (MDG_RECORD (term), MDG_TERM_PARENT) != NULL)
    return g_strdup (mdg_vocabularies_get_label (vocabularies, "content", mdg_record_get_text (MDG_RECORD (term), MDG_TERM_PARENT), 0));

  return g_strdup (mdg_vocabularies_get_label (vocabularies, "content", list[0], 0));
}

static char *
describe_reference (MdgWorkspace *workspace,
                    MdgKind kind,
                    const char *value)
{
  MdgUuid uuid;

  if (g_str_equal (value, "none"))
    return g_strdup (_ ("not known"));

  return mdg_uuid_parse (value, &uuid) ? mdg_describe_record (workspace, kind, &uuid) : g_strdup (value);
}

static char *
describe_date (const char *iso)
{
  MdgDate date;

  return mdg_date_parse_iso (iso, &date) ? mdg_date_format_short (&date) : g_strdup (iso);
}

static char *
describe_code (MdgWorkspace *workspace,
               const char *vocabulary,
               const char *code)
{
  return g_strdup (mdg_vocabularies_get_short (mdg_workspace_get_vocabularies (workspace), vocabulary, code, 0));
}

char *
mdg_consultation_filter_describe (MdgWorkspace *workspace,
                                  const MdgConsultationFilter *filter,
                                  MdgCriterion criterion)
{
  const char *value = mdg_consultation_filter_get (filter, criterion);

  if (value == NULL)
    return NULL;

  switch (criterion)
    {
    case MDG_CRITERION_YEAR:
      return mdg_fiscal_year_format_long (atoi (value));
    case MDG_CRITERION_MONTH:
      return g_strdup_printf (_ ("month %s"), value);
    case MDG_CRITERION_FROM:
    case MDG_CRITERION_UNTIL:
      return describe_date (value);
    case MDG_CRITERION_CHANNEL:
      return describe_code (workspace, "channel", value);
    case MDG_CRITERION_AFFILIATION:
      return describe_code (workspace, "affil_kind", value);
    case MDG_CRITERION_PROFESSION:
      return describe_code (workspace, "profession", value);
    case MDG_CRITERION_SCENE:
      return describe_code (workspace, "scene", value);
    case MDG_CRITERION_KIND:
      return describe_code (workspace, "consult_kind", value);
    case MDG_CRITERION_CONTENT:
      return describe_codes (workspace, value);
    case MDG_CRITERION_AREA:
      return describe_reference (workspace, MDG_KIND_AREA, value);
    case MDG_CRITERION_STAFF:
      return describe_reference (workspace, MDG_KIND_STAFF, value);
    case MDG_CRITERION_SUBJECT:
      return describe_reference (workspace, MDG_KIND_SUBJECT, value);
    case MDG_CRITERION_CASE:
      return describe_reference (workspace, MDG_KIND_CASE, value);
    case MDG_CRITERION_ROWS:
      return g_strdup (_ ("one figure"));
    case MDG_CRITERION_STATE:
      return g_strdup (mdg_consultation_state_get_label (value));
    case MDG_CRITERION_TEXT:
    case MDG_N_CRITERIA:
    default:
      return g_strdup (value);
    }
}

char *
mdg_consultation_filter_describe_all (MdgWorkspace *workspace,
                                      const MdgConsultationFilter *filter)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < MDG_N_CRITERIA; i++)
    {
      g_autofree char *value = mdg_consultation_filter_describe (workspace, filter, (MdgCriterion) i);

      if (value == NULL)
        continue;
      if (all->len > 0)
        g_string_append (all, "　");
      if (i == MDG_CRITERION_YEAR || i == MDG_CRITERION_MONTH)
        g_string_append (all, value);
      else
        /* Translators: a criterion and what it is set to: "Channel: telephone". */
        g_string_append_printf (all, _ ("%s: %s"), mdg_consultation_filter_get_label ((MdgCriterion) i), value);
    }

  return all->len > 0 ? g_string_free (g_steal_pointer (&all), FALSE) : g_strdup (_ ("everything"));
}

static JsonObject *
load_saved (MdgWorkspace *workspace)
{
  g_autofree char *json = mdg_workspace_dup_preference (workspace, SAVED_KEY);
  g_autoptr (JsonNode) root = json != NULL ? json_from_string (json, NULL) : NULL;

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return json_object_new ();

  return json_object_ref (json_node_get_object (root));
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

GStrv
mdg_consultation_list_dup_saved_names (MdgWorkspace *workspace)
{
  g_autoptr (JsonObject) saved = load_saved (workspace);
  g_autoptr (GList) members = json_object_get_members (saved);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (GList *l = members; l != NULL; l = l->next)
    g_ptr_array_add (names, g_strdup (l->data));
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);

  return (GStrv) g_ptr_array_free (g_steal_pointer (&names), FALSE);
}

MdgConsultationFilter *
mdg_consultation_list_load_saved (MdgWorkspace *workspace,
                                  const char *name)
{
  g_autoptr (JsonObject) saved = load_saved (workspace);

  return mdg_consultation_filter_from_json (json_object_get_string_member_with_default (saved, name, NULL));
}

gboolean
mdg_consultation_list_save (MdgWorkspace *workspace,
                            const char *name,
                            const MdgConsultationFilter *filter,
                            GError **error)
{
  g_autoptr (JsonObject) saved = load_saved (workspace);
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);
  g_autofree char *text = NULL;

  if (filter != NULL && filter->values[MDG_CRITERION_ROWS] != NULL)
    {
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("A list that a figure led to cannot be kept under a name. Save the table instead; nothing was changed."));
      return FALSE;
    }
  if (filter != NULL)
    {
      g_autofree char *json = mdg_consultation_filter_to_json (filter);

      json_object_set_string_member (saved, name, json);
    }
  else
    json_object_remove_member (saved, name);

  json_node_set_object (root, saved);
  text = json_to_string (root, FALSE);

  return mdg_workspace_set_preference (workspace, SAVED_KEY, text, error);
}
