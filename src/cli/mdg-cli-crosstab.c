#define G_LOG_DOMAIN "mdg-cli"

#include "config.h"

#include "mdg-cli-crosstab.h"

#include "mdg-crosstab-use.h"
#include "mdg-error.h"
#include "mdg-macros.h"
#include "mdg-report-crosstab.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
read_field (const char *name,
            MdgCrosstabField *field,
            GError **error)
{
  g_autoptr (GString) known = NULL;

  if (mdg_crosstab_field_from_name (name, field))
    return TRUE;

  known = g_string_new (NULL);
  for (guint i = 0; i < MDG_CROSSTAB_N_FIELDS; i++)
    g_string_append_printf (known, "%s%s", i > 0 ? ", " : "", mdg_crosstab_field_get_name (i));
  g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("There is no field “%s”. There are: %s."), name, known->str);

  return FALSE;
}

static gboolean
read_axis (const char *text,
           MdgCrosstabField *fields,
           guint *n,
           GError **error)
{
  g_auto (GStrv) names = g_strsplit (text, ",", -1);

  *n = *text != '\0' ? g_strv_length (names) : 0;
  if (*n > MDG_CROSSTAB_MAX_AXIS)
    {
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("--fields takes at most two fields for the rows and two for the columns."));
      return FALSE;
    }
  for (guint i = 0; i < *n; i++)
    if (!read_field (g_strstrip (names[i]), &fields[i], error))
      return FALSE;

  return TRUE;
}

/* The place of a name among those of a list that ends before n. */
static gboolean
find_name (const char *option,
           const char *name,
           const char *(*get) (guint),
           guint n,
           guint *place,
           GError **error)
{
  g_autoptr (GString) known = g_string_new (NULL);

  *place = 0;
  if (name == NULL)
    return TRUE;

  for (guint i = 0; i < n; i++)
    {
      g_string_append_printf (known, "%s%s", i > 0 ? ", " : "", get (i));
      if (g_str_equal (name, get (i)))
        {
          *place = i;
          return TRUE;
        }
    }
  g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("%s takes one of: %s."), option, known->str);

  return FALSE;
}

static const char *
get_measure (guint place)
{
  return mdg_crosstab_measure_get_name (place);
}

static const char *
get_percent (guint place)
{
  return mdg_crosstab_percent_get_name (place);
}

/* "area=常盤平,小金": codes, labels or names; none is what is not known. */
static gboolean
read_filter (MdgCrosstabSpec *spec,
             MdgCrosstabWords *words,
             const char *text,
             GError **error)
{
  g_auto (GStrv) halves = g_strsplit (text, "=", 2);
  g_auto (GStrv) typed = NULL;
  g_autoptr (GPtrArray) codes = g_ptr_array_new_with_free_func (g_free);
  MdgCrosstabField field;

  if (g_strv_length (halves) != 2)
    {
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("--filter takes FIELD=CODE,CODE."));
      return FALSE;
    }
  if (!read_field (halves[0], &field, error))
    return FALSE;

  typed = g_strsplit (halves[1], ",", -1);
  for (char **word = typed; *word != NULL; word++)
    {
      char *code = mdg_crosstab_words_find_code (words, field, g_strstrip (*word));

      if (code == NULL)
        {
          g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("There is no “%s” in “%s”."), *word, halves[0]);
          return FALSE;
        }
      g_ptr_array_add (codes, code);
    }
  g_ptr_array_add (codes, NULL);
  mdg_crosstab_spec_add_filter (spec, field, (const char *const *) codes->pdata);

  return TRUE;
}

static MdgCrosstabSpec *
read_fields (const MdgCliCrosstab *options,
             GError **error)
{
  g_autoptr (MdgCrosstabSpec) spec = mdg_crosstab_spec_new ();
  g_auto (GStrv) axes = g_strsplit (options->fields, ":", -1);
  g_autofree char *json = NULL;
  guint measure;
  guint percent;

  if (g_strv_length (axes) < 1 || g_strv_length (axes) > 2)
    {
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("--fields takes ROWS:COLUMNS, as in profession,month:issue."));
      return NULL;
    }
  if (!read_axis (axes[0], spec->rows, &spec->n_rows, error) || (axes[1] != NULL && !read_axis (axes[1], spec->columns, &spec->n_columns, error)))
    return NULL;
  if (!find_name ("--measure", options->measure, get_measure, MDG_CROSSTAB_N_MEASURES, &measure, error) || !find_name ("--percent", options->percent, get_percent, MDG_CROSSTAB_N_PERCENTS, &percent, error))
    return NULL;

  spec->measure = measure;
  spec->percent = percent;

  /* The rules of a saved one hold: no field twice. */
  json = mdg_crosstab_spec_to_json (spec);

  return mdg_crosstab_spec_from_json (json, error);
}

static gboolean
add_area (MdgCrosstabSpec *spec,
          const MdgCliOutput *output,
          MdgWorkspace *workspace,
          GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (MdgRecord) area = mdg_cli_output_find_area (output, workspace, &local);

  if (area != NULL)
    {
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, mdg_record_get_id (area));
      const char *const codes[] = { id, NULL };

      mdg_crosstab_spec_add_filter (spec, MDG_CROSSTAB_AREA, codes);
    }
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));

  return FALSE;
}

MdgReport *
mdg_cli_crosstab_build (const MdgCliCrosstab *options,
                        const MdgCliOutput *output,
                        MdgWorkspace *workspace,
                        GError **error)
{
  g_autoptr (MdgCrosstabSpec) spec = options->saved != NULL ? mdg_crosstab_use_load (workspace, options->saved, error) : read_fields (options, error);
  g_autoptr (MdgCrosstabWords) words = NULL;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  if (spec == NULL || !mdg_cli_output_get_period (output, &from, &to, error) || !add_area (spec, output, workspace, error))
    return NULL;

  words = mdg_crosstab_words_new (workspace);
  for (char **filter = options->filters; filter != NULL && *filter != NULL; filter++)
    if (!read_filter (spec, words, *filter, error))
      return NULL;
  if (from != NULL)
    mdg_set_str (&spec->from, from);
  if (to != NULL)
    mdg_set_str (&spec->to, to);

  return mdg_report_crosstab_new_version (workspace, spec, options->saved, mdg_cli_output_get_version (output), error);
}
