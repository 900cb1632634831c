#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-directory-book.h"

#include "mdg-area.h"
#include "mdg-describe.h"
#include "mdg-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

void
mdg_directory_book_free (MdgDirectoryBook *book)
{
  if (book == NULL)
    return;

  g_object_unref (book->workspace);
  g_ptr_array_unref (book->cards);
  g_free (book);
}

static gboolean
has_service (const MdgAgencyCard *card,
             const char *const *codes)
{
  for (guint i = 0; i < card->services->len; i++)
    if (!mdg_record_get_flag (card->services->pdata[i], MDG_AGENCY_SERVICE_IS_CLOSED) && g_strv_contains (codes, mdg_record_get_text (card->services->pdata[i], MDG_AGENCY_SERVICE_SERVICE)))
      return TRUE;

  return FALSE;
}

static gboolean
is_chosen (const MdgAgencyCard *card,
           MdgBookChoice choice)
{
  static const char *const medical[] = { "hosp", "psyhosp", "clinic", "dclinic", NULL };
  static const char *const management[] = { "cmo", NULL };
  static const char *const day[] = { "day", "daymed", "daydem", "dayrehab", NULL };
  const char *kind = mdg_record_get_text (MDG_RECORD (card->agency), MDG_AGENCY_KIND);

  switch (choice)
    {
    case MDG_BOOK_MEDICAL:
      return kind != NULL && g_strv_contains (medical, kind);
    case MDG_BOOK_CARE_MANAGEMENT:
      return has_service (card, management);
    case MDG_BOOK_DAY_CARE:
      return has_service (card, day);
    case MDG_BOOK_ALL:
    default:
      return TRUE;
    }
}

static gint64
get_area_place (MdgWorkspace *workspace,
                const MdgAgencyCard *card)
{
  const MdgUuid *uuid = mdg_record_get_reference (MDG_RECORD (card->agency), MDG_AGENCY_AREA);
  g_autoptr (MdgRecord) area = uuid != NULL ? mdg_workspace_load (workspace, MDG_KIND_AREA, uuid, NULL) : NULL;

  return area != NULL ? mdg_record_get_integer (area, MDG_AREA_POSITION) : G_MAXINT64;
}

static int
compare_cards (gconstpointer a,
               gconstpointer b,
               gpointer workspace)
{
  const MdgAgencyCard *x = *(MdgAgencyCard *const *) a;
  const MdgAgencyCard *y = *(MdgAgencyCard *const *) b;
  gint64 place_x = get_area_place (workspace, x);
  gint64 place_y = get_area_place (workspace, y);

  if (place_x != place_y)
    return place_x < place_y ? -1 : 1;

  return mdg_text_collate (mdg_record_get_text (MDG_RECORD (x->agency), MDG_AGENCY_KANA), mdg_record_get_text (MDG_RECORD (y->agency), MDG_AGENCY_KANA));
}

MdgDirectoryBook *
mdg_directory_book_new (MdgWorkspace *workspace,
                        MdgBookChoice choice,
                        MdgAudience audience,
                        GError **error)
{
  g_autoptr (GPtrArray) agencies = mdg_workspace_list (workspace, MDG_KIND_AGENCY, error);
  g_autoptr (MdgDirectoryBook) book = NULL;
  MdgDate today;

  if (agencies == NULL)
    return NULL;

  mdg_workspace_get_today (workspace, &today);
  book = g_new0 (MdgDirectoryBook, 1);
  book->workspace = g_object_ref (workspace);
  book->audience = audience;
  book->cards = g_ptr_array_new_with_free_func ((GDestroyNotify) mdg_agency_card_free);
  for (guint i = 0; i < agencies->len; i++)
    {
      g_autoptr (MdgAgencyCard) card = NULL;

      if (mdg_record_get_flag (agencies->pdata[i], MDG_AGENCY_IS_CLOSED))
        continue;
      card = mdg_agency_card_load (workspace, mdg_record_get_uuid (agencies->pdata[i]), error);
      if (card == NULL)
        return NULL;
      if (!is_chosen (card, choice))
        continue;
      /* One whose very name is closed is as good as one without consent. */
      if (!mdg_disclosure_may_publish (card->agency, audience, &today) || !mdg_disclosure_shows_field (card->agency, MDG_AGENCY_NAME, audience))
        book->n_excluded++;
      else
        g_ptr_array_add (book->cards, g_steal_pointer (&card));
    }
  g_ptr_array_sort_with_data (book->cards, compare_cards, workspace);

  return g_steal_pointer (&book);
}

char *
mdg_directory_book_dup_value (MdgDirectoryBook *book,
                              const MdgAgencyCard *card,
                              guint field)
{
  if (!mdg_disclosure_shows_field (card->agency, field, book->audience))
    return g_strdup ("");

  return mdg_describe_value (book->workspace, MDG_RECORD (card->agency), field);
}

static gboolean
shows_group (MdgDirectoryBook *book,
             const MdgAgencyCard *card,
             const char *group)
{
  return mdg_disclosure_shows (mdg_disclosure_get_group_level (card->agency, group), book->audience);
}

static void
append (GString *text,
        const char *between,
        const char *part)
{
  if (part != NULL && *part != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? between : "", part);
}

/* One text of each open service that has it, behind the name of the service where there are several. */
static char *
join_services (MdgDirectoryBook *book,
               const MdgAgencyCard *card,
               const char *group,
               char *(*dup) (MdgDirectoryBook *book, MdgRecord *service))
{
  MdgVocabularies *vocabularies = mdg_workspace_get_vocabularies (book->workspace);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; shows_group (book, card, group) && i < card->services->len; i++)
    {
      MdgRecord *service = card->services->pdata[i];
      g_autofree char *part = mdg_record_get_flag (service, MDG_AGENCY_SERVICE_IS_CLOSED) ? g_strdup ("") : dup (book, service);
      g_autofree char *named = *part == '\0' ? g_strdup ("") : g_strdup_printf ("%s：%s", mdg_vocabularies_get_short (vocabularies, "service", mdg_record_get_text (service, MDG_AGENCY_SERVICE_SERVICE), 0), part);

      append (text, "\n", card->services->len > 1 ? named : part);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
mdg_directory_book_dup_services (MdgDirectoryBook *book,
                                 const MdgAgencyCard *card)
{
  g_autoptr (GString) codes = g_string_new (NULL);

  for (guint i = 0; shows_group (book, card, MDG_DISCLOSURE_SERVICES) && i < card->services->len; i++)
    if (!mdg_record_get_flag (card->services->pdata[i], MDG_AGENCY_SERVICE_IS_CLOSED))
      append (codes, " ", mdg_record_get_text (card->services->pdata[i], MDG_AGENCY_SERVICE_SERVICE));

  return mdg_directory_dup_services (book->workspace, codes->str);
}

static char *
dup_area (MdgDirectoryBook *book,
          MdgRecord *service)
{
  return mdg_describe_value (book->workspace, service, MDG_AGENCY_SERVICE_AREA_TEXT);
}

char *
mdg_directory_book_dup_areas (MdgDirectoryBook *book,
                              const MdgAgencyCard *card)
{
  return join_services (book, card, MDG_DISCLOSURE_SERVICES, dup_area);
}

static char *
dup_capacity (MdgDirectoryBook *book,
              MdgRecord *service)
{
  return mdg_describe_value (book->workspace, service, MDG_AGENCY_SERVICE_CAPACITY);
}

char *
mdg_directory_book_dup_capacity (MdgDirectoryBook *book,
                                 const MdgAgencyCard *card)
{
  return join_services (book, card, MDG_DISCLOSURE_SERVICES, dup_capacity);
}

/* A vacancy without its day says nothing. */
static char *
dup_vacancy (MdgDirectoryBook *book,
             MdgRecord *service)
{
  g_autofree char *vacancy = mdg_describe_value (book->workspace, service, MDG_AGENCY_SERVICE_VACANCY);
  g_autofree char *day = mdg_describe_value (book->workspace, service, MDG_AGENCY_SERVICE_VACANCY_ON);

  return *vacancy != '\0' ? g_strdup_printf ("%s（%s）", vacancy, *day != '\0' ? day : _ ("day not known")) : g_strdup ("");
}

char *
mdg_directory_book_dup_vacancy (MdgDirectoryBook *book,
                                const MdgAgencyCard *card)
{
  return join_services (book, card, MDG_DISCLOSURE_VACANCY, dup_vacancy);
}

char *
mdg_directory_book_dup_abilities (MdgDirectoryBook *book,
                                  const MdgAgencyCard *card)
{
  MdgVocabularies *vocabularies = mdg_workspace_get_vocabularies (book->workspace);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; shows_group (book, card, MDG_DISCLOSURE_ABILITIES) && i < card->abilities->len; i++)
    {
      MdgRecord *ability = card->abilities->pdata[i];
      const char *condition = mdg_record_get_text (ability, MDG_AGENCY_ABILITY_TEXT);
      g_autofree char *part = g_strdup_printf ("%s%s%s%s%s", mdg_vocabularies_get_short (vocabularies, "proc", mdg_record_get_text (ability, MDG_AGENCY_ABILITY_PROC), 0), mdg_vocabularies_get_short (vocabularies, "ability", mdg_record_get_text (ability, MDG_AGENCY_ABILITY_ANSWER), 0), condition != NULL ? "（" : "", condition != NULL ? condition : "", condition != NULL ? "）" : "");

      append (text, "　", part);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
mdg_directory_book_dup_links (MdgDirectoryBook *book,
                              const MdgAgencyCard *card)
{
  MdgDate today;
  g_autoptr (GString) text = g_string_new (NULL);

  mdg_workspace_get_today (book->workspace, &today);
  for (guint i = 0; shows_group (book, card, MDG_DISCLOSURE_LINKS) && i < card->links->len; i++)
    {
      MdgUuid uuid;
      g_autofree char *name = mdg_directory_dup_partner (book->workspace, card->links->pdata[i], mdg_record_get_uuid (MDG_RECORD (card->agency)), &uuid);
      g_autoptr (MdgRecord) partner = mdg_uuid_is_nil (&uuid) ? NULL : mdg_workspace_load (book->workspace, MDG_KIND_AGENCY, &uuid, NULL);
      g_autofree char *kind = mdg_describe_value (book->workspace, card->links->pdata[i], MDG_AGENCY_LINK_KIND);
      g_autofree char *part = g_strdup_printf ("%s（%s）", name, kind);

      /* A partner without consent is not named on the page of another. */
      if (partner == NULL || mdg_disclosure_may_publish (MDG_AGENCY (partner), book->audience, &today))
        append (text, "、", part);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

gboolean
mdg_directory_book_shows_contact (MdgDirectoryBook *book,
                                  MdgRecord *contact)
{
  return mdg_disclosure_shows (mdg_record_get_text (contact, MDG_AGENCY_CONTACT_DISCLOSURE), book->audience);
}

char *
mdg_directory_book_dup_excluded (MdgDirectoryBook *book)
{
  if (book->n_excluded == 0)
    return NULL;

  return g_strdup_printf (ngettext ("%u agency is left out for want of consent.", "%u agencies are left out for want of consent.", book->n_excluded), book->n_excluded);
}
