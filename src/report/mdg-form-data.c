#define G_LOG_DOMAIN "mdg-report"

#include "mdg-form-data.h"

#include "mdg-macros.h"

struct _MdgFormData
{
  GHashTable *texts;
  GHashTable *ticks; /* "key=code" */
  char *number;
  char *code;
  gboolean is_serial;
  gboolean draft;
};

static const char *const text_keys[] = {
  "request.date",
  "request.text",
  "requester.affiliation",
  "requester.name",
  "requester.phone",
  "requester.fax",
  "requester.mobile",
  "subject.name",
  "subject.age",
  "subject.address",
  "subject.care_note",
  "reason.other",
  "doctor.name",
  "insurance.other",
  "life.text",
  "household.text",
  "family.text",
  "money.text",
  "office.number",
  "office.received",
  "office.staff",
  "office.need",
  "office.urgency",
  "office.consent",
  NULL,
};

static const char *const tick_keys[] = {
  "kind",
  "sex",
  "certified",
  "care_group",
  "care_level",
  "reason",
  "target",
  "has_doctor",
  "insurance",
  "household",
  "money",
  NULL,
};

MdgFormData *
mdg_form_data_new (void)
{
  MdgFormData *self = g_new0 (MdgFormData, 1);

  self->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->ticks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return self;
}

void
mdg_form_data_free (MdgFormData *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->texts);
  g_hash_table_unref (self->ticks);
  g_free (self->number);
  g_free (self->code);
  g_free (self);
}

gboolean
mdg_form_data_knows_text (const char *key)
{
  return g_str_has_prefix (key, MDG_FORM_LINE) || g_strv_contains (text_keys, key);
}

gboolean
mdg_form_data_knows_ticks (const char *key)
{
  return g_strv_contains (tick_keys, key);
}

void
mdg_form_data_set_text (MdgFormData *self,
                        const char *key,
                        const char *text)
{
  g_return_if_fail (mdg_form_data_knows_text (key));

  if (text != NULL && *text != '\0')
    g_hash_table_replace (self->texts, g_strdup (key), g_strdup (text));
  else
    g_hash_table_remove (self->texts, key);
}

const char *
mdg_form_data_get_text (const MdgFormData *self,
                        const char *key)
{
  return g_hash_table_lookup (self->texts, key);
}

void
mdg_form_data_tick (MdgFormData *self,
                    const char *key,
                    const char *code)
{
  g_return_if_fail (mdg_form_data_knows_ticks (key));

  g_hash_table_add (self->ticks, g_strconcat (key, "=", code, NULL));
}

gboolean
mdg_form_data_is_ticked (const MdgFormData *self,
                         const char *key,
                         const char *code)
{
  g_autofree char *tick = g_strconcat (key, "=", code, NULL);

  return g_hash_table_contains (self->ticks, tick);
}

void
mdg_form_data_set_number (MdgFormData *self,
                          const char *number,
                          const char *code)
{
  mdg_set_str (&self->number, number);
  mdg_set_str (&self->code, code);
}

void
mdg_form_data_set_serial (MdgFormData *self,
                          const char *serial,
                          const char *code)
{
  mdg_form_data_set_number (self, serial, code);
  self->is_serial = TRUE;
}

gboolean
mdg_form_data_has_serial (const MdgFormData *self)
{
  return self->is_serial;
}

const char *
mdg_form_data_get_number (const MdgFormData *self)
{
  return self->draft ? NULL : self->number;
}

const char *
mdg_form_data_get_code (const MdgFormData *self)
{
  return self->draft ? NULL : self->code;
}

void
mdg_form_data_set_draft (MdgFormData *self,
                         gboolean draft)
{
  self->draft = draft;
}

gboolean
mdg_form_data_is_draft (const MdgFormData *self)
{
  return self->draft;
}
