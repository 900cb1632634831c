#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-area.h"
#include "mdg-centre.h"
#include "mdg-consultation.h"
#include "mdg-consulter.h"
#include "mdg-contact.h"
#include "mdg-follow-up.h"
#include "mdg-import-private.h"
#include "mdg-record-table.h"
#include "mdg-staff.h"
#include "mdg-subject.h"
#include "mdg-term.h"
#include "mdg-text.h"

#include <glib/gi18n-lib.h>

MdgConsultationWords *
mdg_import_load_words (MdgStore *store,
                       GError **error)
{
  static const guint fields[] = { MDG_TERM_LABEL, MDG_TERM_SHORT, MDG_TERM_KANA };
  g_autoptr (GPtrArray) terms = mdg_record_table_list (store, MDG_KIND_TERM, error);
  g_autoptr (MdgConsultationWords) words = mdg_consultation_words_new ();

  if (terms == NULL)
    return NULL;

  for (guint f = 0; f < G_N_ELEMENTS (fields); f++)
    for (guint i = 0; i < terms->len; i++)
      if (mdg_record_get_text (terms->pdata[i], fields[f]) != NULL)
        mdg_consultation_words_add (words,
                                    mdg_record_get_text (terms->pdata[i], MDG_TERM_VOCABULARY),
                                    mdg_record_get_text (terms->pdata[i], MDG_TERM_CODE),
                                    mdg_record_get_text (terms->pdata[i], fields[f]));

  return g_steal_pointer (&words);
}

static char *
dup_consulter_key (const char *name,
                   const char *affiliation)
{
  g_autofree char *folded_name = mdg_text_fold_name (name != NULL ? name : "");
  g_autofree char *folded_place = mdg_text_fold_name (affiliation != NULL ? affiliation : "");

  return g_strconcat (folded_name, "\n", folded_place, NULL);
}

static gboolean
load_consulters (MdgImportMaker *self,
                 GError **error)
{
  g_autoptr (GPtrArray) known = mdg_record_table_list (self->store, MDG_KIND_CONSULTER, error);

  if (known == NULL)
    return FALSE;

  for (guint i = 0; i < known->len; i++)
    {
      char *key = dup_consulter_key (mdg_record_get_text (known->pdata[i], MDG_CONSULTER_NAME), mdg_record_get_text (known->pdata[i], MDG_CONSULTER_AFFILIATION));

      g_hash_table_insert (self->consulters, key, g_object_ref (known->pdata[i]));
    }

  return TRUE;
}

gboolean
mdg_import_maker_init (MdgImportMaker *self,
                       MdgStore *store,
                       MdgChange *change,
                       GError **error)
{
  g_autoptr (GPtrArray) towns = NULL;
  g_autoptr (GPtrArray) centres = NULL;

  *self = (MdgImportMaker){ .store = store, .change = change, .entered_at = mdg_datetime_now () };
  self->consulters = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->subjects = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->births = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->staff = mdg_record_table_list (store, MDG_KIND_STAFF, error);
  if (self->staff == NULL)
    return FALSE;
  self->areas = mdg_record_table_list (store, MDG_KIND_AREA, error);
  if (self->areas == NULL)
    return FALSE;
  towns = mdg_record_table_list (store, MDG_KIND_TOWN, error);
  if (towns == NULL)
    return FALSE;
  centres = mdg_record_table_list (store, MDG_KIND_CENTRE, error);
  if (centres == NULL)
    return FALSE;
  self->towns = mdg_town_index_new (towns, centres->len > 0 ? mdg_record_get_text (centres->pdata[0], MDG_CENTRE_CITY) : NULL);

  return load_consulters (self, error);
}

void
mdg_import_maker_clear (MdgImportMaker *self)
{
  g_clear_pointer (&self->entered_at, g_free);
  g_clear_pointer (&self->staff, g_ptr_array_unref);
  g_clear_pointer (&self->areas, g_ptr_array_unref);
  g_clear_pointer (&self->towns, mdg_town_index_free);
  g_clear_pointer (&self->consulters, g_hash_table_unref);
  g_clear_pointer (&self->subjects, g_hash_table_unref);
  g_clear_pointer (&self->births, g_hash_table_unref);
}

const char *
mdg_import_get_text (const MdgConsultationRow *row)
{
  const char *text = mdg_consultation_row_get (row, "text");

  return text != NULL ? text : mdg_consultation_row_get (row, "note");
}

static void
set_text (MdgRecord *record,
          guint field,
          const MdgConsultationRow *row,
          const char *name)
{
  const char *value = mdg_consultation_row_get (row, name);

  if (value == NULL)
    return;
  if (mdg_record_get_info (record)->fields[field].type == MDG_FIELD_INTEGER)
    mdg_record_set_integer (record, field, g_ascii_strtoll (value, NULL, 10));
  else
    mdg_record_set_text (record, field, value);
}

static gboolean
has_any (const MdgConsultationRow *row,
         const char *const *names)
{
  for (; *names != NULL; names++)
    if (mdg_consultation_row_get (row, *names) != NULL)
      return TRUE;

  return FALSE;
}

static MdgRecord *
find_by_name (GPtrArray *records,
              guint field,
              const char *name)
{
  g_autofree char *folded = name != NULL ? mdg_text_fold_name (name) : NULL;

  for (guint i = 0; folded != NULL && i < records->len; i++)
    {
      const char *text = mdg_record_get_text (records->pdata[i], field);
      g_autofree char *other = mdg_text_fold_name (text != NULL ? text : "");

      if (g_str_equal (other, folded))
        return records->pdata[i];
    }

  return NULL;
}

/* "例示" alone is enough where only one is called so. */
static MdgRecord *
find_staff (MdgImportMaker *self,
            const char *name)
{
  MdgRecord *found = find_by_name (self->staff, MDG_STAFF_NAME, name);
  g_autofree char *folded = name != NULL ? mdg_text_fold_name (name) : NULL;
  guint n = 0;

  if (found != NULL || folded == NULL || folded[0] == '\0')
    return found;

  for (guint i = 0; i < self->staff->len; i++)
    {
      g_autofree char *other = mdg_text_fold_name (mdg_record_get_text (self->staff->pdata[i], MDG_STAFF_NAME));

      if (g_str_has_prefix (other, folded))
        {
          found = self->staff->pdata[i];
          n++;
        }
    }

  return n == 1 ? found : NULL;
}

static MdgRecord *
add_consulter (MdgImportMaker *self,
               const MdgConsultationRow *row)
{
  const char *name = mdg_consultation_row_get (row, "consulter.name");
  const char *affiliation = mdg_consultation_row_get (row, "consulter.affiliation");
  g_autofree char *key = dup_consulter_key (name, affiliation);
  MdgRecord *record = g_hash_table_lookup (self->consulters, key);

  /* "長女" without a telephone is nobody to be found again. */
  if (affiliation == NULL && (name == NULL || mdg_consultation_row_get (row, "consulter.phone") == NULL))
    return NULL;
  if (record != NULL)
    return record;

  record = MDG_RECORD (mdg_consulter_new ());
  set_text (record, MDG_CONSULTER_NAME, row, "consulter.name");
  set_text (record, MDG_CONSULTER_AFFILIATION, row, "consulter.affiliation");
  set_text (record, MDG_CONSULTER_PROFESSION, row, "consulter.profession");
  set_text (record, MDG_CONSULTER_AFFIL_KIND, row, "consulter.affil_kind");
  set_text (record, MDG_CONSULTER_PHONE, row, "consulter.phone");
  mdg_change_add (self->change, record);
  g_hash_table_insert (self->consulters, g_steal_pointer (&key), record);

  return record;
}

/* Only equal folded kana, birth date and sex make two people one. */
static char *
dup_subject_key (const MdgConsultationRow *row)
{
  const char *kana = mdg_consultation_row_get (row, "subject.kana");
  const char *birth = mdg_consultation_row_get (row, "subject.birth");
  const char *sex = mdg_consultation_row_get (row, "subject.sex");
  g_autofree char *folded = NULL;

  if (kana == NULL || birth == NULL || sex == NULL)
    return NULL;

  folded = mdg_text_fold_name (kana);

  return g_strconcat (folded, "\n", birth, "\n", sex, NULL);
}

/* All who were born that day, once; the first entered of two alike wins. */
static gboolean
load_born (MdgImportMaker *self,
           const char *birth,
           const char *sex,
           GError **error)
{
  g_autofree char *day = g_strconcat (birth, "\n", sex, NULL);
  g_autoptr (GPtrArray) known = NULL;

  if (g_hash_table_contains (self->births, day))
    return TRUE;
  known = mdg_import_query_list_subjects (self->store, birth, sex, error);
  if (known == NULL)
    return FALSE;

  for (guint i = 0; i < known->len; i++)
    {
      const char *kana = mdg_record_get_text (known->pdata[i], MDG_SUBJECT_KANA);
      g_autofree char *folded = kana != NULL ? mdg_text_fold_name (kana) : NULL;
      g_autofree char *key = folded != NULL ? g_strconcat (folded, "\n", day, NULL) : NULL;

      if (key != NULL && !g_hash_table_contains (self->subjects, key))
        g_hash_table_insert (self->subjects, g_steal_pointer (&key), g_object_ref (known->pdata[i]));
    }
  g_hash_table_add (self->births, g_steal_pointer (&day));

  return TRUE;
}

static gboolean
find_subject (MdgImportMaker *self,
              const MdgConsultationRow *row,
              const char *key,
              MdgRecord **found,
              GError **error)
{
  if (!load_born (self, mdg_consultation_row_get (row, "subject.birth"), mdg_consultation_row_get (row, "subject.sex"), error))
    return FALSE;

  *found = g_hash_table_lookup (self->subjects, key);

  return TRUE;
}

static void
set_place (MdgImportMaker *self,
           MdgRecord *subject,
           const MdgConsultationRow *row)
{
  const char *address = mdg_consultation_row_get (row, "subject.address");
  MdgRecord *area = find_by_name (self->areas, MDG_AREA_NAME, mdg_consultation_row_get (row, "subject.area"));
  MdgTown *town = address != NULL ? mdg_town_index_find (self->towns, address, NULL) : NULL;

  mdg_record_set_text (subject, MDG_SUBJECT_ADDRESS, address);
  if (town != NULL)
    {
      mdg_record_set_reference (subject, MDG_SUBJECT_TOWN, mdg_record_get_uuid (MDG_RECORD (town)));
      mdg_record_set_reference (subject, MDG_SUBJECT_AREA, mdg_record_get_reference (MDG_RECORD (town), MDG_TOWN_AREA));
    }
  if (area != NULL)
    mdg_record_set_reference (subject, MDG_SUBJECT_AREA, mdg_record_get_uuid (area));
}

static gboolean
add_subject (MdgImportMaker *self,
             const MdgConsultationRow *row,
             MdgRecord **subject,
             GError **error)
{
  static const char *const names[] = { "subject.name", "subject.kana", "subject.sex", "subject.birth", "subject.age", "subject.age_text", "subject.address", "subject.area", "subject.care_level", NULL };
  g_autofree char *key = dup_subject_key (row);
  g_autofree char *day = NULL;

  *subject = NULL;
  if (!has_any (row, names))
    return TRUE;
  if (key != NULL && !find_subject (self, row, key, subject, error))
    return FALSE;
  if (*subject != NULL)
    {
      g_object_ref (*subject);
      return TRUE;
    }

  *subject = MDG_RECORD (mdg_subject_new ());
  set_text (*subject, MDG_SUBJECT_NAME, row, "subject.name");
  set_text (*subject, MDG_SUBJECT_KANA, row, "subject.kana");
  set_text (*subject, MDG_SUBJECT_SEX, row, "subject.sex");
  set_text (*subject, MDG_SUBJECT_BIRTH, row, "subject.birth");
  set_text (*subject, MDG_SUBJECT_AGE, row, "subject.age");
  set_text (*subject, MDG_SUBJECT_AGE_TEXT, row, "subject.age_text");
  set_text (*subject, MDG_SUBJECT_CARE_LEVEL, row, "subject.care_level");
  if (!mdg_record_is_empty (*subject, MDG_SUBJECT_AGE) || !mdg_record_is_empty (*subject, MDG_SUBJECT_AGE_TEXT))
    {
      day = g_strndup (mdg_consultation_row_get (row, "received_at"), 10);
      mdg_record_set_text (*subject, MDG_SUBJECT_AGE_ON, day);
    }
  mdg_record_set_flag (*subject, MDG_SUBJECT_IS_ANONYMOUS, mdg_record_is_empty (*subject, MDG_SUBJECT_NAME) && mdg_record_is_empty (*subject, MDG_SUBJECT_KANA));
  set_place (self, *subject, row);
  mdg_change_add (self->change, *subject);
  if (key != NULL)
    g_hash_table_insert (self->subjects, g_steal_pointer (&key), g_object_ref (*subject));

  return TRUE;
}

static void
add_contact (MdgImportMaker *self,
             MdgRecord *consultation,
             const MdgConsultationRow *row)
{
  g_autoptr (MdgRecord) contact = MDG_RECORD (mdg_contact_new ());
  const char *answer = mdg_consultation_row_get (row, "action_text");
  const char *note = mdg_consultation_row_get (row, "text") != NULL ? mdg_consultation_row_get (row, "note") : NULL;
  g_autofree char *text = answer != NULL && note != NULL ? g_strconcat (answer, "\n", note, NULL) : g_strdup (answer != NULL ? answer : note);

  mdg_record_set_reference (contact, MDG_CONTACT_CONSULTATION, mdg_record_get_uuid (consultation));
  set_text (contact, MDG_CONTACT_AT, row, "received_at");
  set_text (contact, MDG_CONTACT_CHANNEL, row, "channel");
  set_text (contact, MDG_CONTACT_DIRECTION, row, "direction");
  set_text (contact, MDG_CONTACT_WITH_WHOM, row, "consulter.name");
  set_text (contact, MDG_CONTACT_PHONE, row, "consulter.phone");
  set_text (contact, MDG_CONTACT_MINUTES, row, "minutes");
  mdg_record_set_text (contact, MDG_CONTACT_TEXT, text);
  mdg_record_set_reference (contact, MDG_CONTACT_STAFF, mdg_record_get_reference (consultation, MDG_CONSULTATION_STAFF));
  mdg_record_set_flag (contact, MDG_CONTACT_IS_FIRST, TRUE);
  mdg_change_add (self->change, contact);
}

static gboolean
add_follow_up (MdgImportMaker *self,
               MdgRecord *consultation,
               const MdgConsultationRow *row)
{
  static const char *const names[] = { "follow_up.who", "follow_up.what", "follow_up.due", NULL };
  g_autoptr (MdgRecord) record = NULL;
  MdgRecord *staff;

  if (!has_any (row, names))
    return FALSE;

  record = MDG_RECORD (mdg_follow_up_new ());
  staff = find_staff (self, mdg_consultation_row_get (row, "follow_up.who"));
  mdg_record_set_reference (record, MDG_FOLLOW_UP_CONSULTATION, mdg_record_get_uuid (consultation));
  if (staff != NULL)
    mdg_record_set_reference (record, MDG_FOLLOW_UP_STAFF, mdg_record_get_uuid (staff));
  else
    set_text (record, MDG_FOLLOW_UP_WHO, row, "follow_up.who");
  mdg_record_set_text (record, MDG_FOLLOW_UP_WHAT, _ ("To get in touch"));
  set_text (record, MDG_FOLLOW_UP_WHAT, row, "follow_up.what");
  set_text (record, MDG_FOLLOW_UP_DUE, row, "follow_up.due");
  mdg_record_set_text (record, MDG_FOLLOW_UP_STATUS, "open");
  mdg_change_add (self->change, record);

  return TRUE;
}

static void
set_consultation (MdgRecord *record,
                  const MdgConsultationRow *row)
{
  static const struct
  {
    guint field;
    const char *name;
  } copied[] = {
    { MDG_CONSULTATION_RECEIVED_AT, "received_at" },
    { MDG_CONSULTATION_KIND, "kind" },
    { MDG_CONSULTATION_CHANNEL, "channel" },
    { MDG_CONSULTATION_DIRECTION, "direction" },
    { MDG_CONSULTATION_CONSULTER_NAME, "consulter.name" },
    { MDG_CONSULTATION_AFFILIATION, "consulter.affiliation" },
    { MDG_CONSULTATION_AFFIL_KIND, "consulter.affil_kind" },
    { MDG_CONSULTATION_PROFESSION, "consulter.profession" },
    { MDG_CONSULTATION_CONSULTER_PHONE, "consulter.phone" },
    { MDG_CONSULTATION_CONTENTS, "contents" },
    { MDG_CONSULTATION_SCENES, "scenes" },
    { MDG_CONSULTATION_ACTIONS, "actions" },
    { MDG_CONSULTATION_URGENCY, "urgency" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (copied); i++)
    set_text (record, copied[i].field, row, copied[i].name);
  mdg_record_set_text (record, MDG_CONSULTATION_TEXT, mdg_import_get_text (row));
}

gboolean
mdg_import_maker_add (MdgImportMaker *self,
                      const MdgConsultationRow *row,
                      GError **error)
{
  g_autoptr (MdgRecord) record = MDG_RECORD (mdg_consultation_new ());
  g_autoptr (MdgRecord) subject = NULL;
  MdgRecord *consulter = add_consulter (self, row);
  MdgRecord *staff = find_staff (self, mdg_consultation_row_get (row, "staff"));
  MdgRecord *copy;

  if (!add_subject (self, row, &subject, error))
    return FALSE;

  set_consultation (record, row);
  mdg_record_set_text (record, MDG_CONSULTATION_ENTERED_AT, self->entered_at);
  if (staff != NULL)
    mdg_record_set_reference (record, MDG_CONSULTATION_STAFF, mdg_record_get_uuid (staff));
  if (consulter != NULL)
    mdg_record_set_reference (record, MDG_CONSULTATION_CONSULTER, mdg_record_get_uuid (consulter));
  if (subject != NULL)
    {
      mdg_record_set_reference (record, MDG_CONSULTATION_SUBJECT, mdg_record_get_uuid (subject));
      mdg_record_set_reference (record, MDG_CONSULTATION_AREA, mdg_record_get_reference (subject, MDG_SUBJECT_AREA));
    }
  mdg_change_add (self->change, record);
  /* The change has its own copy, whose state follows from what is added next. */
  copy = mdg_change_get_records (self->change)->pdata[mdg_change_get_records (self->change)->len - 1];
  add_contact (self, record, row);
  mdg_record_set_text (copy, MDG_CONSULTATION_FOLLOW_STATE, add_follow_up (self, record, row) ? "open" : "done");

  return TRUE;
}
