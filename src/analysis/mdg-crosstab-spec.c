#define G_LOG_DOMAIN "mdg-analysis"

#include "config.h"

#include "mdg-crosstab-spec.h"

#include "mdg-date.h"
#include "mdg-error.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

static const char *const field_names[MDG_CROSSTAB_N_FIELDS] = {
  "month",
  "fiscal_year",
  "kind",
  "channel",
  "direction",
  "profession",
  "affiliation",
  "urgency",
  "area",
  "wide_area",
  "staff",
  "age_band",
  "sex",
  "care_level",
  "household",
  "main_content",
  "content",
  "scene",
  "action",
  "issue",
  "issue_column",
  "issue_group",
  "finding",
};

static const char *const measure_names[MDG_CROSSTAB_N_MEASURES] = { "consultations", "contacts", "people", "minutes", "newcomers" };

static const char *const percent_names[MDG_CROSSTAB_N_PERCENTS] = { "none", "row", "column", "all" };

static void
filter_free (gpointer data)
{
  MdgCrosstabFilter *filter = data;

  g_strfreev (filter->codes);
  g_free (filter);
}

MdgCrosstabSpec *
mdg_crosstab_spec_new (void)
{
  MdgCrosstabSpec *spec = g_new0 (MdgCrosstabSpec, 1);

  spec->filters = g_ptr_array_new_with_free_func (filter_free);

  return spec;
}

void
mdg_crosstab_spec_free (MdgCrosstabSpec *spec)
{
  g_free (spec->from);
  g_free (spec->to);
  g_ptr_array_unref (spec->filters);
  g_free (spec);
}

MdgCrosstabSpec *
mdg_crosstab_spec_copy (const MdgCrosstabSpec *spec)
{
  MdgCrosstabSpec *copy = g_new (MdgCrosstabSpec, 1);

  *copy = *spec;
  copy->from = g_strdup (spec->from);
  copy->to = g_strdup (spec->to);
  copy->filters = g_ptr_array_new_with_free_func (filter_free);
  for (guint i = 0; i < spec->filters->len; i++)
    {
      const MdgCrosstabFilter *filter = spec->filters->pdata[i];

      mdg_crosstab_spec_add_filter (copy, filter->field, (const char *const *) filter->codes);
    }

  return copy;
}

void
mdg_crosstab_spec_add_filter (MdgCrosstabSpec *spec,
                              MdgCrosstabField field,
                              const char *const *codes)
{
  MdgCrosstabFilter *filter = g_new0 (MdgCrosstabFilter, 1);

  filter->field = field;
  filter->codes = g_strdupv ((char **) codes);
  g_ptr_array_add (spec->filters, filter);
}

const char *
mdg_crosstab_field_get_name (MdgCrosstabField field)
{
  g_return_val_if_fail (field < MDG_CROSSTAB_N_FIELDS, NULL);

  return field_names[field];
}

static gboolean
find_name (const char *const *names,
           guint n,
           const char *name,
           guint *found)
{
  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (names[i], name) == 0)
      {
        *found = i;
        return TRUE;
      }

  return FALSE;
}

gboolean
mdg_crosstab_field_from_name (const char *name,
                              MdgCrosstabField *field)
{
  guint found;

  if (!find_name (field_names, MDG_CROSSTAB_N_FIELDS, name, &found))
    return FALSE;

  *field = found;

  return TRUE;
}

static void
write_axis (JsonBuilder *builder,
            const char *name,
            const MdgCrosstabField *fields,
            guint n)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < n; i++)
    json_builder_add_string_value (builder, field_names[fields[i]]);
  json_builder_end_array (builder);
}

static void
write_text (JsonBuilder *builder,
            const char *name,
            const char *text)
{
  if (text == NULL)
    return;

  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static void
write_filters (JsonBuilder *builder,
               const MdgCrosstabSpec *spec)
{
  json_builder_set_member_name (builder, "filters");
  json_builder_begin_array (builder);
  for (guint i = 0; i < spec->filters->len; i++)
    {
      const MdgCrosstabFilter *filter = spec->filters->pdata[i];

      json_builder_begin_object (builder);
      write_text (builder, "field", field_names[filter->field]);
      json_builder_set_member_name (builder, "codes");
      json_builder_begin_array (builder);
      for (char **code = filter->codes; *code != NULL; code++)
        json_builder_add_string_value (builder, *code);
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

char *
mdg_crosstab_spec_to_json (const MdgCrosstabSpec *spec)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  write_axis (builder, "rows", spec->rows, spec->n_rows);
  write_axis (builder, "columns", spec->columns, spec->n_columns);
  write_text (builder, "measure", measure_names[spec->measure]);
  write_text (builder, "percent", percent_names[spec->percent]);
  write_text (builder, "from", spec->from);
  write_text (builder, "to", spec->to);
  write_filters (builder, spec);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);

  return json_to_string (root, FALSE);
}

static gboolean
refuse (const char *part,
        GError **error)
{
  g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("The cross table cannot be read: “%s” is wrong."), part);

  return FALSE;
}

/* The member as text; NULL when it is missing, is_wrong when it is no text. */
static const char *
get_text (JsonObject *object,
          const char *name,
          gboolean *is_wrong)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL)
    return NULL;
  if (json_node_get_value_type (node) != G_TYPE_STRING)
    {
      *is_wrong = TRUE;
      return NULL;
    }

  return json_node_get_string (node);
}

static JsonArray *
get_array (JsonObject *object,
           const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static gboolean
read_axis (JsonObject *object,
           const char *name,
           MdgCrosstabField *fields,
           guint *n,
           GError **error)
{
  JsonArray *array = get_array (object, name);

  *n = array != NULL ? json_array_get_length (array) : 0;
  if (*n > MDG_CROSSTAB_MAX_AXIS || (array == NULL && json_object_has_member (object, name)))
    return refuse (name, error);

  for (guint i = 0; i < *n; i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      if (json_node_get_value_type (node) != G_TYPE_STRING || !mdg_crosstab_field_from_name (json_node_get_string (node), &fields[i]))
        return refuse (name, error);
    }

  return TRUE;
}

static gboolean
read_choice (JsonObject *object,
             const char *name,
             const char *const *names,
             guint n,
             guint *found,
             GError **error)
{
  gboolean is_wrong = FALSE;
  const char *text = get_text (object, name, &is_wrong);

  *found = 0;
  if (is_wrong || (text != NULL && !find_name (names, n, text, found)))
    return refuse (name, error);

  return TRUE;
}

static gboolean
read_day (JsonObject *object,
          const char *name,
          char **day,
          GError **error)
{
  gboolean is_wrong = FALSE;
  const char *text = get_text (object, name, &is_wrong);
  MdgDate date;

  if (is_wrong || (text != NULL && (!mdg_date_parse_iso (text, &date) || !mdg_date_is_full (&date))))
    return refuse (name, error);

  *day = g_strdup (text);

  return TRUE;
}

static gboolean
read_filter (MdgCrosstabSpec *spec,
             JsonNode *node)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) codes = NULL;
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  JsonArray *array = object != NULL ? get_array (object, "codes") : NULL;
  gboolean is_wrong = FALSE;
  MdgCrosstabField field;

  if (array == NULL || !mdg_crosstab_field_from_name (get_text (object, "field", &is_wrong), &field))
    return FALSE;

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *code = json_array_get_element (array, i);

      if (json_node_get_value_type (code) != G_TYPE_STRING)
        return FALSE;
      g_strv_builder_add (builder, json_node_get_string (code));
    }
  codes = g_strv_builder_end (builder);
  mdg_crosstab_spec_add_filter (spec, field, (const char *const *) codes);

  return TRUE;
}

static gboolean
read_filters (MdgCrosstabSpec *spec,
              JsonObject *object,
              GError **error)
{
  JsonArray *array = get_array (object, "filters");

  if (array == NULL && json_object_has_member (object, "filters"))
    return refuse ("filters", error);
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    if (!read_filter (spec, json_array_get_element (array, i)))
      return refuse ("filters", error);

  return TRUE;
}

/* A field twice would only repeat itself. */
static gboolean
check_fields (const MdgCrosstabSpec *spec,
              GError **error)
{
  gboolean is_used[MDG_CROSSTAB_N_FIELDS] = { FALSE };

  for (guint i = 0; i < spec->n_rows + spec->n_columns; i++)
    {
      MdgCrosstabField field = i < spec->n_rows ? spec->rows[i] : spec->columns[i - spec->n_rows];

      if (is_used[field])
        return refuse (field_names[field], error);
      is_used[field] = TRUE;
    }

  return TRUE;
}

static gboolean
read_spec (MdgCrosstabSpec *spec,
           JsonObject *object,
           GError **error)
{
  guint measure = 0;
  guint percent = 0;

  if (!read_axis (object, "rows", spec->rows, &spec->n_rows, error) || !read_axis (object, "columns", spec->columns, &spec->n_columns, error) || !check_fields (spec, error))
    return FALSE;
  if (!read_choice (object, "measure", measure_names, MDG_CROSSTAB_N_MEASURES, &measure, error) || !read_choice (object, "percent", percent_names, MDG_CROSSTAB_N_PERCENTS, &percent, error))
    return FALSE;

  spec->measure = measure;
  spec->percent = percent;

  return read_day (object, "from", &spec->from, error) && read_day (object, "to", &spec->to, error) && read_filters (spec, object, error);
}

MdgCrosstabSpec *
mdg_crosstab_spec_from_json (const char *json,
                             GError **error)
{
  g_autoptr (MdgCrosstabSpec) spec = mdg_crosstab_spec_new ();
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonNode *root;

  if (!json_parser_load_from_data (parser, json, -1, NULL) || (root = json_parser_get_root (parser)) == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      refuse ("JSON", error);
      return NULL;
    }

  return read_spec (spec, json_node_get_object (root), error) ? g_steal_pointer (&spec) : NULL;
}
