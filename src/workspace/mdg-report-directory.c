#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-report-directory.h"

#include "mdg-describe.h"
#include "mdg-error.h"
#include "mdg-hours.h"
#include "mdg-sheet-document.h"
#include "mdg-table-document.h"
#include "mdg-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define N_WEEKDAYS 6
#define FAX_FIELD 9
#define ROUND_HEIGHT 16

static const char *
get_audience (MdgAudience audience)
{
  if (audience == MDG_AUDIENCE_RESIDENTS)
    return C_ ("print", "For residents");

  return audience == MDG_AUDIENCE_PROFESSIONALS ? C_ ("print", "For professionals") : C_ ("print", "Internal");
}

/* Lays it out, says for whom it is and who is missing. */
static MdgReport *
finish (MdgWorkspace *workspace,
        MdgDirectoryBook *book,
        const char *kind,
        const char *title,
        MdgTable *table,
        MdgDocument *document,
        MdgPaper paper)
{
  MdgReport *report = mdg_report_new (kind, title);
  g_autofree char *excluded = mdg_directory_book_dup_excluded (book);

  if (excluded != NULL)
    {
      mdg_report_set_left_out (report, excluded);
      mdg_table_add_note (table, excluded);
    }
  mdg_report_take_table (report, table);
  mdg_report_take_document (report, workspace, document, paper);
  mdg_document_set_version (document, get_audience (book->audience));
  if (book->audience == MDG_AUDIENCE_RESIDENTS)
    mdg_document_set_handling (document, NULL);
  mdg_document_paginate (document, paper);

  return report;
}

static void
set_conditions (MdgSheetDocument *document,
                MdgWorkspace *workspace,
                MdgDirectoryBook *book)
{
  MdgDate today;
  g_autofree char *day = NULL;
  g_autofree char *text = NULL;
  g_autofree char *excluded = mdg_directory_book_dup_excluded (book);

  mdg_workspace_get_today (workspace, &today);
  day = mdg_date_format_long (&today);
  text = g_strdup_printf (C_ ("print", "As of %s, %u agencies%s%s"), day, book->cards->len, excluded != NULL ? "\n" : "", excluded != NULL ? excluded : "");
  mdg_sheet_document_set_conditions (document, text);
}

typedef struct
{
  const char *label; /* msgid */
  int field;         /* of the agency, -1 for what dup makes */
  char *(*dup) (MdgDirectoryBook *book, const MdgAgencyCard *card);
} Line;

/* Telephone hours of the doctors. */
static char *
dup_cm_time (MdgDirectoryBook *book,
             const MdgAgencyCard *card)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < card->contacts->len; i++)
    {
      MdgRecord *contact = card->contacts->pdata[i];
      g_autofree char *method = NULL;

      if (g_strcmp0 (mdg_record_get_text (contact, MDG_AGENCY_CONTACT_KIND), "cm_time") != 0 || !mdg_directory_book_shows_contact (book, contact))
        continue;
      method = mdg_describe_value (book->workspace, contact, MDG_AGENCY_CONTACT_METHOD);
      g_string_append_printf (text, "%s%s %s", text->len > 0 ? "\n" : "", mdg_record_get_text (contact, MDG_AGENCY_CONTACT_HOURS) != NULL ? mdg_record_get_text (contact, MDG_AGENCY_CONTACT_HOURS) : "", method);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static const Line handbook_lines[] = {
  { N_ ("Address"), MDG_AGENCY_ADDRESS },
  { N_ ("Building"), MDG_AGENCY_BUILDING },
  { N_ ("Telephone"), MDG_AGENCY_PHONE },
  { N_ ("FAX"), MDG_AGENCY_FAX },
  { N_ ("E-mail"), MDG_AGENCY_EMAIL },
  { N_ ("Web page"), MDG_AGENCY_URL },
  { N_ ("Hours"), MDG_AGENCY_HOURS },
  { N_ ("Notes on the hours"), MDG_AGENCY_HOURS_NOTE },
  { N_ ("Departments"), MDG_AGENCY_DEPARTMENTS },
  { N_ ("Beds"), MDG_AGENCY_BEDS },
  { N_ ("Services"), -1, mdg_directory_book_dup_services },
  { N_ ("Areas served"), -1, mdg_directory_book_dup_areas },
  { N_ ("Capacity"), -1, mdg_directory_book_dup_capacity },
  { N_ ("Vacancy"), -1, mdg_directory_book_dup_vacancy },
  { N_ ("Number of care managers or staff"), MDG_AGENCY_STAFF_COUNT },
  { N_ ("Main states and diseases"), MDG_AGENCY_DISEASES },
  { N_ ("What it can do"), -1, mdg_directory_book_dup_abilities },
  { N_ ("Care-manager hours"), -1, dup_cm_time },
  { N_ ("Partners"), -1, mdg_directory_book_dup_links },
  { N_ ("Message"), MDG_AGENCY_MESSAGE },
};

static char *
dup_line (MdgDirectoryBook *book,
          const MdgAgencyCard *card,
          const Line *line)
{
  return line->field >= 0 ? mdg_directory_book_dup_value (book, card, (guint) line->field) : line->dup (book, card);
}

static MdgTable *
new_handbook_table (MdgDirectoryBook *book,
                    const char *title)
{
  MdgTable *table = mdg_table_new ("handbook", title);

  mdg_table_add_column (table, C_ ("print", "No."), MDG_CELL_NUMBER, 1);
  mdg_table_add_column (table, C_ ("agency", "Name"), MDG_CELL_TEXT, 4);
  mdg_table_add_column (table, _ ("Kana"), MDG_CELL_TEXT, 4);
  mdg_table_add_column (table, _ ("Area"), MDG_CELL_TEXT, 2);
  for (guint i = 0; i < G_N_ELEMENTS (handbook_lines); i++)
    mdg_table_add_column (table, _ (handbook_lines[i].label), MDG_CELL_TEXT, 3);
  for (guint i = 0; i < book->cards->len; i++)
    {
      const MdgAgencyCard *card = book->cards->pdata[i];
      guint row = mdg_table_add_row (table, NULL, 0);
      g_autofree char *name = mdg_directory_book_dup_value (book, card, MDG_AGENCY_NAME);
      g_autofree char *kana = mdg_directory_book_dup_value (book, card, MDG_AGENCY_KANA);
      g_autofree char *area = mdg_directory_book_dup_value (book, card, MDG_AGENCY_AREA);

      mdg_table_set_number (table, row, 0, i + 1);
      mdg_table_set_text (table, row, 1, name);
      mdg_table_set_text (table, row, 2, kana);
      mdg_table_set_text (table, row, 3, area);
      for (guint k = 0; k < G_N_ELEMENTS (handbook_lines); k++)
        {
          g_autofree char *value = dup_line (book, card, &handbook_lines[k]);

          mdg_table_set_text (table, row, 4 + k, value);
        }
    }

  return table;
}

static int
compare_kana (gconstpointer a,
              gconstpointer b)
{
  const MdgAgencyCard *x = **(MdgAgencyCard *const *const *) a;
  const MdgAgencyCard *y = **(MdgAgencyCard *const *const *) b;

  return mdg_text_collate (mdg_record_get_text (MDG_RECORD (x->agency), MDG_AGENCY_KANA), mdg_record_get_text (MDG_RECORD (y->agency), MDG_AGENCY_KANA));
}

/* By kana, with the number under which the entry stands. */
static MdgTable *
new_index (MdgDirectoryBook *book)
{
  MdgTable *table = mdg_table_new ("index", C_ ("print", "Index"));
  g_autoptr (GPtrArray) order = g_ptr_array_new ();

  mdg_table_add_column (table, C_ ("agency", "Name"), MDG_CELL_TEXT, 5);
  mdg_table_add_column (table, _ ("Kana"), MDG_CELL_TEXT, 5);
  mdg_table_add_column (table, _ ("Area"), MDG_CELL_TEXT, 2);
  mdg_table_add_column (table, C_ ("print", "No."), MDG_CELL_NUMBER, 1);
  for (guint i = 0; i < book->cards->len; i++)
    g_ptr_array_add (order, &book->cards->pdata[i]);
  g_ptr_array_sort (order, compare_kana);
  for (guint i = 0; i < order->len; i++)
    {
      gpointer *place = order->pdata[i];
      const MdgAgencyCard *card = *place;
      guint row = mdg_table_add_row (table, NULL, 0);
      g_autofree char *name = mdg_directory_book_dup_value (book, card, MDG_AGENCY_NAME);
      g_autofree char *kana = mdg_directory_book_dup_value (book, card, MDG_AGENCY_KANA);
      g_autofree char *area = mdg_directory_book_dup_value (book, card, MDG_AGENCY_AREA);

      mdg_table_set_text (table, row, 0, name);
      mdg_table_set_text (table, row, 1, kana);
      mdg_table_set_text (table, row, 2, area);
      mdg_table_set_number (table, row, 3, place - book->cards->pdata + 1);
    }

  return table;
}

static void
add_entry (MdgSheetDocument *document,
           MdgDirectoryBook *book,
           guint i)
{
  const MdgAgencyCard *card = book->cards->pdata[i];
  g_autofree char *name = mdg_directory_book_dup_value (book, card, MDG_AGENCY_NAME);
  g_autofree char *kana = mdg_directory_book_dup_value (book, card, MDG_AGENCY_KANA);
  g_autofree char *area = mdg_directory_book_dup_value (book, card, MDG_AGENCY_AREA);
  g_autofree char *heading = g_strdup_printf ("%u　%s", i + 1, name);
  g_autofree char *below = g_strjoin ("　", kana, area, NULL);

  mdg_sheet_document_add_heading (document, heading);
  mdg_sheet_document_add_text (document, below, MDG_ALIGN_LEFT, 0, 9);
  for (guint k = 0; k < G_N_ELEMENTS (handbook_lines); k++)
    {
      g_autofree char *value = dup_line (book, card, &handbook_lines[k]);

      if (*value != '\0')
        mdg_sheet_document_add_field (document, _ (handbook_lines[k].label), value, 0);
    }
}

static const char *
get_handbook_title (MdgBookChoice choice)
{
  switch (choice)
    {
    case MDG_BOOK_MEDICAL:
      return C_ ("print", "Handbook of Medical Institutions");
    case MDG_BOOK_CARE_MANAGEMENT:
      return C_ ("print", "Handbook of Care-Management Offices");
    case MDG_BOOK_DAY_CARE:
      return C_ ("print", "Handbook of Day Services");
    case MDG_BOOK_ALL:
    default:
      return C_ ("print", "Handbook of Agencies");
    }
}

MdgReport *
mdg_report_handbook_new (MdgWorkspace *workspace,
                         MdgBookChoice choice,
                         MdgAudience audience,
                         GError **error)
{
  g_autoptr (MdgDirectoryBook) book = mdg_directory_book_new (workspace, choice, audience, error);
  const char *title = get_handbook_title (choice);
  MdgSheetDocument *document;

  if (book == NULL)
    return NULL;

  document = mdg_sheet_document_new (title);
  set_conditions (document, workspace, book);
  if (book->cards->len > 0)
    {
      g_autoptr (MdgTable) list = new_index (book);

      mdg_sheet_document_add_heading (document, mdg_table_get_title (list));
      mdg_sheet_document_add_table (document, list, 0);
      mdg_sheet_document_add_page (document);
    }
  for (guint i = 0; i < book->cards->len; i++)
    add_entry (document, book, i);
  if (book->cards->len == 0)
    mdg_sheet_document_add_text (document, C_ ("print", "None."), MDG_ALIGN_LEFT, 0, 0);

  return finish (workspace, book, "handbook", title, new_handbook_table (book, title), MDG_DOCUMENT (document), MDG_PAPER_A4_PORTRAIT);
}

static void
add_cm_time (MdgDirectoryBook *book,
             MdgTable *table,
             const MdgAgencyCard *card,
             MdgRecord *contact)
{
  const char *text = mdg_record_get_text (contact, MDG_AGENCY_CONTACT_HOURS);
  g_autoptr (MdgHours) hours = mdg_hours_new (text);
  guint row = mdg_table_add_row (table, NULL, 0);
  g_autofree char *name = mdg_directory_book_dup_value (book, card, MDG_AGENCY_NAME);
  g_autofree char *method = mdg_describe_value (book->workspace, contact, MDG_AGENCY_CONTACT_METHOD);
  const char *phone = mdg_record_get_text (contact, MDG_AGENCY_CONTACT_PHONE);
  g_autofree char *general = mdg_directory_book_dup_value (book, card, MDG_AGENCY_PHONE);
  const char *email = mdg_record_get_text (contact, MDG_AGENCY_CONTACT_EMAIL);
  const char *note = mdg_record_get_text (contact, MDG_AGENCY_CONTACT_NOTE);
  const char *parts[] = { mdg_record_get_text (contact, MDG_AGENCY_CONTACT_NAME), email, note, NULL };
  g_autoptr (GString) rest = g_string_new (NULL);

  mdg_table_set_text (table, row, 0, name);
  for (int day = 0; day < N_WEEKDAYS; day++)
    {
      g_autofree char *times = hours == NULL ? g_strdup ("") : mdg_hours_are_always (hours) ? g_strdup (C_ ("print", "any time"))
                                                                                            : mdg_hours_dup_day (hours, day);

      mdg_table_set_text (table, row, 1 + (guint) day, times);
    }
  for (guint i = 0; i < G_N_ELEMENTS (parts) - 1; i++)
    if (parts[i] != NULL)
      g_string_append_printf (rest, "%s%s", rest->len > 0 ? " " : "", parts[i]);
  /* What the program cannot read stands as it was written. */
  if (hours == NULL && text != NULL)
    g_string_append_printf (rest, "%s%s", rest->len > 0 ? " " : "", text);
  mdg_table_set_text (table, row, 1 + N_WEEKDAYS, method);
  mdg_table_set_text (table, row, 2 + N_WEEKDAYS, phone != NULL ? phone : general);
  mdg_table_set_text (table, row, 3 + N_WEEKDAYS, rest->str);
}

static void
add_weekdays (MdgTable *table)
{
  const char *days[N_WEEKDAYS] = { C_ ("weekday", "Mon"), C_ ("weekday", "Tue"), C_ ("weekday", "Wed"), C_ ("weekday", "Thu"), C_ ("weekday", "Fri"), C_ ("weekday", "Sat") };

  for (guint i = 0; i < N_WEEKDAYS; i++)
    mdg_table_add_column (table, days[i], MDG_CELL_TEXT, 2);
}

/* A list on one table, landscape. */
static MdgReport *
finish_table (MdgWorkspace *workspace,
              MdgDirectoryBook *book,
              const char *kind,
              MdgTable *table)
{
  MdgTableDocument *document = mdg_table_document_new (table);
  MdgDate today;
  g_autofree char *day = NULL;
  g_autofree char *excluded = mdg_directory_book_dup_excluded (book);
  g_autofree char *text = NULL;

  mdg_workspace_get_today (workspace, &today);
  day = mdg_date_format_long (&today);
  text = g_strdup_printf (C_ ("print", "As of %s%s%s"), day, excluded != NULL ? "\n" : "", excluded != NULL ? excluded : "");
  mdg_table_document_set_conditions (document, text);

  return finish (workspace, book, kind, mdg_table_get_title (table), table, MDG_DOCUMENT (document), MDG_PAPER_A4_LANDSCAPE);
}

MdgReport *
mdg_report_cm_time_new (MdgWorkspace *workspace,
                        GError **error)
{
  g_autoptr (MdgDirectoryBook) book = mdg_directory_book_new (workspace, MDG_BOOK_ALL, MDG_AUDIENCE_PROFESSIONALS, error);
  MdgTable *table;

  if (book == NULL)
    return NULL;

  table = mdg_table_new ("care-manager-hours", C_ ("print", "Care-Manager Hours"));
  mdg_table_add_column (table, C_ ("agency", "Name"), MDG_CELL_TEXT, 4);
  add_weekdays (table);
  mdg_table_add_column (table, _ ("Way of contact"), MDG_CELL_TEXT, 1.5);
  mdg_table_add_column (table, _ ("Telephone"), MDG_CELL_TEXT, 2.4);
  mdg_table_add_column (table, _ ("Note"), MDG_CELL_TEXT, 3);
  for (guint i = 0; i < book->cards->len; i++)
    {
      const MdgAgencyCard *card = book->cards->pdata[i];

      for (guint k = 0; k < card->contacts->len; k++)
        if (g_strcmp0 (mdg_record_get_text (card->contacts->pdata[k], MDG_AGENCY_CONTACT_KIND), "cm_time") == 0 && mdg_directory_book_shows_contact (book, card->contacts->pdata[k]))
          add_cm_time (book, table, card, card->contacts->pdata[k]);
    }

  return finish_table (workspace, book, "care-manager-hours", table);
}

static void
add_contact (MdgDirectoryBook *book,
             MdgTable *table,
             const MdgAgencyCard *card,
             MdgRecord *contact)
{
  guint row = mdg_table_add_row (table, NULL, 0);
  g_autofree char *name = mdg_directory_book_dup_value (book, card, MDG_AGENCY_NAME);
  g_autofree char *services = mdg_directory_book_dup_services (book, card);
  g_autofree char *phone = mdg_directory_book_dup_value (book, card, MDG_AGENCY_PHONE);
  g_autofree char *fax = mdg_directory_book_dup_value (book, card, MDG_AGENCY_FAX);
  g_autofree char *kind = contact != NULL ? mdg_describe_value (book->workspace, contact, MDG_AGENCY_CONTACT_KIND) : g_strdup ("");
  g_autofree char *role = contact != NULL ? mdg_describe_value (book->workspace, contact, MDG_AGENCY_CONTACT_ROLE) : g_strdup ("");
  g_autofree char *who = contact != NULL ? g_strjoin (" ", role, mdg_record_get_text (contact, MDG_AGENCY_CONTACT_NAME), NULL) : g_strdup ("");
  const char *own = contact != NULL ? mdg_record_get_text (contact, MDG_AGENCY_CONTACT_PHONE) : NULL;
  const char *extension = contact != NULL ? mdg_record_get_text (contact, MDG_AGENCY_CONTACT_EXTENSION) : NULL;
  const char *own_fax = contact != NULL ? mdg_record_get_text (contact, MDG_AGENCY_CONTACT_FAX) : NULL;
  g_autofree char *line = extension != NULL ? g_strdup_printf (_ ("%s ext. %s"), own != NULL ? own : phone, extension) : g_strdup (own != NULL ? own : phone);

  mdg_table_set_text (table, row, 0, name);
  mdg_table_set_text (table, row, 1, services);
  mdg_table_set_text (table, row, 2, kind);
  mdg_table_set_text (table, row, 3, g_strstrip (who));
  mdg_table_set_text (table, row, 4, line);
  mdg_table_set_text (table, row, 5, own_fax != NULL ? own_fax : fax);
  mdg_table_set_text (table, row, 6, contact != NULL ? mdg_record_get_text (contact, MDG_AGENCY_CONTACT_HOURS) : NULL);
}

static gboolean
is_for_network (MdgRecord *contact)
{
  const char *kind = mdg_record_get_text (contact, MDG_AGENCY_CONTACT_KIND);

  return g_strcmp0 (kind, "night") == 0 || g_strcmp0 (kind, "disaster") == 0;
}

MdgReport *
mdg_report_contacts_new (MdgWorkspace *workspace,
                         gboolean is_network,
                         GError **error)
{
  g_autoptr (MdgDirectoryBook) book = mdg_directory_book_new (workspace, MDG_BOOK_ALL, MDG_AUDIENCE_PROFESSIONALS, error);
  MdgTable *table;

  if (book == NULL)
    return NULL;

  table = mdg_table_new ("contacts", is_network ? C_ ("print", "Contacts at Night and in Disasters") : C_ ("print", "List of Contacts"));
  mdg_table_add_column (table, C_ ("agency", "Name"), MDG_CELL_TEXT, 4);
  mdg_table_add_column (table, _ ("Services"), MDG_CELL_TEXT, 3);
  mdg_table_add_column (table, _ ("Kind"), MDG_CELL_TEXT, 2);
  mdg_table_add_column (table, C_ ("print", "Who"), MDG_CELL_TEXT, 3);
  mdg_table_add_column (table, _ ("Telephone"), MDG_CELL_TEXT, 2.4);
  mdg_table_add_column (table, _ ("FAX"), MDG_CELL_TEXT, 2.4);
  mdg_table_add_column (table, _ ("Hours"), MDG_CELL_TEXT, 3);
  for (guint i = 0; i < book->cards->len; i++)
    {
      const MdgAgencyCard *card = book->cards->pdata[i];
      guint n = 0;

      for (guint k = 0; k < card->contacts->len; k++)
        if (mdg_directory_book_shows_contact (book, card->contacts->pdata[k]) && is_for_network (card->contacts->pdata[k]) == is_network)
          {
            add_contact (book, table, card, card->contacts->pdata[k]);
            n++;
          }
      if (n == 0 && !is_network)
        add_contact (book, table, card, NULL);
    }

  return finish_table (workspace, book, "contacts", table);
}

MdgReport *
mdg_report_labels_new (MdgWorkspace *workspace,
                       GError **error)
{
  g_autoptr (MdgDirectoryBook) book = mdg_directory_book_new (workspace, MDG_BOOK_ALL, MDG_AUDIENCE_CENTRE, error);
  static const guint fields[] = { MDG_AGENCY_POSTAL, MDG_AGENCY_ADDRESS, MDG_AGENCY_BUILDING, MDG_AGENCY_NAME };
  MdgTable *table;

  if (book == NULL)
    return NULL;

  table = mdg_table_new ("labels", C_ ("print", "Addresses for Labels"));
  mdg_table_add_column (table, _ ("Postal code"), MDG_CELL_TEXT, 1.5);
  mdg_table_add_column (table, _ ("Address"), MDG_CELL_TEXT, 5);
  mdg_table_add_column (table, _ ("Building"), MDG_CELL_TEXT, 3);
  mdg_table_add_column (table, C_ ("agency", "Name"), MDG_CELL_TEXT, 5);
  mdg_table_add_column (table, C_ ("print", "To"), MDG_CELL_TEXT, 1);
  for (guint i = 0; i < book->cards->len; i++)
    {
      guint row = mdg_table_add_row (table, NULL, 0);

      for (guint k = 0; k < G_N_ELEMENTS (fields); k++)
        {
          g_autofree char *value = mdg_directory_book_dup_value (book, book->cards->pdata[i], fields[k]);

          mdg_table_set_text (table, row, k, value);
        }
      mdg_table_set_text (table, row, 4, C_ ("print", "Dear Sirs"));
    }

  return finish_table (workspace, book, "labels", table);
}

static gboolean
is_due (MdgWorkspace *workspace,
        const MdgAgencyCard *card,
        int days)
{
  int age;

  mdg_directory_get_freshness (workspace, mdg_record_get_text (MDG_RECORD (card->agency), MDG_AGENCY_VERIFIED_ON), &age);

  return age < 0 || age > days;
}

MdgReport *
mdg_report_verify_round_new (MdgWorkspace *workspace,
                             int days,
                             GError **error)
{
  g_autoptr (MdgDirectoryBook) book = mdg_directory_book_new (workspace, MDG_BOOK_ALL, MDG_AUDIENCE_CENTRE, error);
  MdgTable *table;
  MdgSheetDocument *document;

  if (book == NULL)
    return NULL;

  table = mdg_table_new ("verify-round", C_ ("print", "Telephone Round"));
  mdg_table_add_column (table, C_ ("agency", "Name"), MDG_CELL_TEXT, 4);
  mdg_table_add_column (table, _ ("Telephone"), MDG_CELL_TEXT, 3.2);
  mdg_table_add_column (table, C_ ("print", "Last verified"), MDG_CELL_TEXT, 2.4);
  mdg_table_add_column (table, C_ ("print", "What is known"), MDG_CELL_TEXT, 5);
  mdg_table_add_column (table, C_ ("print", "Changed"), MDG_CELL_TEXT, 1.8);
  mdg_table_add_column (table, C_ ("print", "What was said, day, by whom"), MDG_CELL_TEXT, 4);
  for (guint i = 0; i < book->cards->len; i++)
    {
      const MdgAgencyCard *card = book->cards->pdata[i];
      guint row;
      g_autofree char *hours = NULL;
      g_autofree char *vacancy = NULL;
      g_autofree char *known = NULL;
      g_autofree char *age = NULL;

      if (!is_due (workspace, card, days))
        continue;
      row = mdg_table_add_row (table, NULL, 0);
      hours = mdg_directory_book_dup_value (book, card, MDG_AGENCY_HOURS);
      vacancy = mdg_directory_book_dup_vacancy (book, card);
      known = g_strchomp (g_strjoin ("\n", hours, vacancy, NULL));
      age = mdg_directory_dup_freshness (workspace, mdg_record_get_text (MDG_RECORD (card->agency), MDG_AGENCY_VERIFIED_ON));
      mdg_table_set_text (table, row, 0, mdg_record_get_text (MDG_RECORD (card->agency), MDG_AGENCY_NAME));
      mdg_table_set_text (table, row, 1, mdg_record_get_text (MDG_RECORD (card->agency), MDG_AGENCY_PHONE));
      mdg_table_set_text (table, row, 2, age);
      mdg_table_set_text (table, row, 3, known);
      mdg_table_set_text (table, row, 4, C_ ("print", "☐ no  ☐ yes"));
    }
  document = mdg_sheet_document_new (mdg_table_get_title (table));
  mdg_sheet_document_add_table (document, table, ROUND_HEIGHT);

  return finish (workspace, book, "verify-round", mdg_table_get_title (table), table, MDG_DOCUMENT (document), MDG_PAPER_A4_PORTRAIT);
}

static const Line fax_lines[] = {
  { N_ ("Address"), MDG_AGENCY_ADDRESS },
  { N_ ("Telephone"), MDG_AGENCY_PHONE },
  { N_ ("FAX"), MDG_AGENCY_FAX },
  { N_ ("Hours"), MDG_AGENCY_HOURS },
  { N_ ("Services"), -1, mdg_directory_book_dup_services },
  { N_ ("Areas served"), -1, mdg_directory_book_dup_areas },
  { N_ ("Vacancy"), -1, mdg_directory_book_dup_vacancy },
  { N_ ("What it can do"), -1, mdg_directory_book_dup_abilities },
  { N_ ("Care-manager hours"), -1, dup_cm_time },
  { N_ ("Message"), MDG_AGENCY_MESSAGE },
};

static void
add_fax (MdgSheetDocument *document,
         MdgDirectoryBook *book,
         const MdgAgencyCard *card,
         MdgTable *table)
{
  g_autofree char *to = g_strdup_printf (C_ ("print", "To: %s"), mdg_record_get_text (MDG_RECORD (card->agency), MDG_AGENCY_NAME));
  guint row = mdg_table_add_row (table, NULL, 0);

  mdg_sheet_document_add_text (document, mdg_table_get_title (table), MDG_ALIGN_CENTRE, 0, 16);
  mdg_sheet_document_add_text (document, to, MDG_ALIGN_LEFT, 0, 12);
  mdg_sheet_document_add_sender (document);
  mdg_sheet_document_add_text (document, C_ ("print", "This is what we know of your office. Please correct it, tick below and send it back by FAX."), MDG_ALIGN_LEFT, 0, 0);
  mdg_table_set_text (table, row, 0, mdg_record_get_text (MDG_RECORD (card->agency), MDG_AGENCY_NAME));
  mdg_table_set_text (table, row, 1, mdg_record_get_text (MDG_RECORD (card->agency), MDG_AGENCY_FAX));
  for (guint i = 0; i < G_N_ELEMENTS (fax_lines); i++)
    {
      g_autofree char *value = dup_line (book, card, &fax_lines[i]);

      mdg_sheet_document_add_field (document, _ (fax_lines[i].label), value, FAX_FIELD);
      mdg_table_set_text (table, row, 2 + i, value);
    }
  mdg_sheet_document_add_field (document, C_ ("print", "Checked"), C_ ("print", "☐ nothing has changed　☐ changed as written in"), FAX_FIELD);
  mdg_sheet_document_add_field (document, _ ("Consent"), C_ ("print", "☐ may be shown　☐ to professionals only　☐ may not be shown"), FAX_FIELD);
  mdg_sheet_document_add_field (document, C_ ("print", "Day and name"), NULL, FAX_FIELD + 3);
}

MdgReport *
mdg_report_confirmation_new (MdgWorkspace *workspace,
                             const char *number,
                             int days,
                             GError **error)
{
  g_autoptr (MdgDirectoryBook) book = mdg_directory_book_new (workspace, MDG_BOOK_ALL, MDG_AUDIENCE_CENTRE, error);
  MdgTable *table;
  MdgSheetDocument *document;
  MdgReport *report;
  guint n = 0;

  if (book == NULL)
    return NULL;

  table = mdg_table_new ("confirmation", C_ ("print", "Please Confirm What Is Known of Your Office"));
  mdg_table_add_column (table, C_ ("agency", "Name"), MDG_CELL_TEXT, 4);
  mdg_table_add_column (table, C_ ("print", "FAX number"), MDG_CELL_TEXT, 2.4);
  for (guint i = 0; i < G_N_ELEMENTS (fax_lines); i++)
    mdg_table_add_column (table, _ (fax_lines[i].label), MDG_CELL_TEXT, 3);
  document = mdg_sheet_document_new (mdg_table_get_title (table));
  mdg_document_set_fax (MDG_DOCUMENT (document), TRUE);
  mdg_sheet_document_set_letter (document, TRUE);
  for (guint i = 0; i < book->cards->len; i++)
    {
      const MdgAgencyCard *card = book->cards->pdata[i];

      if (number != NULL ? g_strcmp0 (mdg_record_get_text (MDG_RECORD (card->agency), MDG_AGENCY_NUMBER), number) != 0 : !is_due (workspace, card, days))
        continue;
      if (n++ > 0)
        mdg_sheet_document_add_page (document);
      add_fax (document, book, card, table);
    }
  if (n == 0)
    {
      g_object_unref (table);
      g_object_unref (document);
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_NOT_FOUND, _ ("There is no agency to be asked."));
      return NULL;
    }

  report = finish (workspace, book, "confirmation", mdg_table_get_title (table), table, MDG_DOCUMENT (document), MDG_PAPER_A4_PORTRAIT);
  /* It goes to the agency itself. */
  mdg_document_set_version (MDG_DOCUMENT (document), NULL);
  mdg_document_set_handling (MDG_DOCUMENT (document), NULL);
  mdg_document_paginate (MDG_DOCUMENT (document), MDG_PAPER_A4_PORTRAIT);

  return report;
}
