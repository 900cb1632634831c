#define G_LOG_DOMAIN "mdg-store"

#include "config.h"

#include "mdg-consultation-filter.h"

#include <json-glib/json-glib.h>
#include <stdlib.h>

#include "mdg-macros.h"

/* Names in saved filters; they stand in registers. */
static const char *const names[] = {
  "text", "year", "month", "from", "until", "channel", "affiliation", "profession",
  "content", "scene", "area", "staff", "state", "kind", "subject", "case", "rows"
};

G_STATIC_ASSERT (G_N_ELEMENTS (names) == MDG_N_CRITERIA);

G_DEFINE_BOXED_TYPE (MdgConsultationFilter, mdg_consultation_filter, mdg_consultation_filter_copy, mdg_consultation_filter_free)

MdgConsultationFilter *
mdg_consultation_filter_new (void)
{
  return g_new0 (MdgConsultationFilter, 1);
}

MdgConsultationFilter *
mdg_consultation_filter_copy (const MdgConsultationFilter *self)
{
  MdgConsultationFilter *copy = mdg_consultation_filter_new ();

  for (guint i = 0; i < MDG_N_CRITERIA; i++)
    copy->values[i] = g_strdup (self->values[i]);

  return copy;
}

void
mdg_consultation_filter_free (MdgConsultationFilter *self)
{
  for (guint i = 0; i < MDG_N_CRITERIA; i++)
    g_free (self->values[i]);
  g_free (self);
}

void
mdg_consultation_filter_set (MdgConsultationFilter *self,
                             MdgCriterion criterion,
                             const char *value)
{
  g_return_if_fail (self != NULL && criterion < MDG_N_CRITERIA);

  mdg_set_str (&self->values[criterion], value != NULL && *value != '\0' ? value : NULL);
  if (self->values[MDG_CRITERION_YEAR] == NULL)
    g_clear_pointer (&self->values[MDG_CRITERION_MONTH], g_free);
}

const char *
mdg_consultation_filter_get (const MdgConsultationFilter *self,
                             MdgCriterion criterion)
{
  g_return_val_if_fail (self != NULL && criterion < MDG_N_CRITERIA, NULL);

  return self->values[criterion];
}

gboolean
mdg_consultation_filter_equal (const MdgConsultationFilter *a,
                               const MdgConsultationFilter *b)
{
  for (guint i = 0; i < MDG_N_CRITERIA; i++)
    if (g_strcmp0 (a->values[i], b->values[i]) != 0)
      return FALSE;

  return TRUE;
}

gboolean
mdg_consultation_filter_is_empty (const MdgConsultationFilter *self)
{
  for (guint i = 0; i < MDG_N_CRITERIA; i++)
    if (self->values[i] != NULL)
      return FALSE;

  return TRUE;
}

static void
get_fiscal_period (const MdgConsultationFilter *self,
                   char from[16],
                   char until[16])
{
  int year = atoi (self->values[MDG_CRITERION_YEAR]);
  int month = self->values[MDG_CRITERION_MONTH] != NULL ? atoi (self->values[MDG_CRITERION_MONTH]) : 0;

  if (month == 0)
    {
      g_snprintf (from, 16, "%04d-04-01", year);
      g_snprintf (until, 16, "%04d-04-01", year + 1);
      return;
    }

  year += month < 4;
  g_snprintf (from, 16, "%04d-%02d-01", year, month);
  g_snprintf (until, 16, "%04d-%02d-01", month == 12 ? year + 1 : year, month == 12 ? 1 : month + 1);
}

void
mdg_consultation_filter_get_period (const MdgConsultationFilter *self,
                                    char from[16],
                                    char until[16])
{
  MdgDate day;

  g_strlcpy (from, "", 16);
  g_strlcpy (until, "~", 16);
  if (self->values[MDG_CRITERION_YEAR] != NULL)
    get_fiscal_period (self, from, until);

  if (self->values[MDG_CRITERION_FROM] != NULL && strcmp (self->values[MDG_CRITERION_FROM], from) > 0)
    g_strlcpy (from, self->values[MDG_CRITERION_FROM], 16);
  if (self->values[MDG_CRITERION_UNTIL] != NULL && mdg_date_parse_iso (self->values[MDG_CRITERION_UNTIL], &day) && mdg_date_is_full (&day))
    {
      MdgDate next;
      g_autofree char *iso = NULL;

      mdg_date_from_days (mdg_date_to_days (&day) + 1, &next);
      iso = mdg_date_dup_iso (&next);
      if (strcmp (iso, until) < 0)
        g_strlcpy (until, iso, 16);
    }
}

char *
mdg_consultation_filter_to_json (const MdgConsultationFilter *self)
{
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);
  g_autoptr (JsonObject) object = json_object_new ();

  for (guint i = 0; i < MDG_N_CRITERIA; i++)
    if (self->values[i] != NULL)
      json_object_set_string_member (object, names[i], self->values[i]);
  json_node_set_object (root, object);

  return json_to_string (root, FALSE);
}

MdgConsultationFilter *
mdg_consultation_filter_from_json (const char *json)
{
  g_autoptr (JsonNode) root = json != NULL ? json_from_string (json, NULL) : NULL;
  MdgConsultationFilter *self;
  JsonObject *object;

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return NULL;

  self = mdg_consultation_filter_new ();
  object = json_node_get_object (root);
  for (guint i = 0; i < MDG_N_CRITERIA; i++)
    {
      JsonNode *member = json_object_get_member (object, names[i]);

      if (member != NULL && json_node_get_value_type (member) == G_TYPE_STRING)
        mdg_consultation_filter_set (self, (MdgCriterion) i, json_node_get_string (member));
    }

  return self;
}
