#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-case-sets.h"

#include <glib/gi18n-lib.h>

#include "mdg-case-set-member.h"
#include "mdg-case-set.h"
#include "mdg-error.h"
#include "mdg-letters.h"

static int
get_year_of_today (MdgWorkspace *workspace)
{
  MdgDate today;

  mdg_workspace_get_today (workspace, &today);

  return mdg_date_fiscal_year (&today);
}

static gboolean
is_taken (GPtrArray *lines,
          const char *name,
          const MdgUuid *except)
{
  for (guint i = 0; i < lines->len; i++)
    {
      MdgCaseSetLine *line = lines->pdata[i];

      if (g_strcmp0 (line->name, name) == 0 && (except == NULL || !mdg_uuid_equal (&line->uuid, except)))
        return TRUE;
    }

  return FALSE;
}

static char *
dup_next_name (GPtrArray *lines,
               int fiscal_year)
{
  g_autofree char *year = mdg_fiscal_year_format_short (fiscal_year);

  for (guint n = 1;; n++)
    {
      /* Translators: year and number of the meeting, as "R8第1回市地域ケア会議 提出事例". */
      g_autofree char *name = g_strdup_printf (_ ("%s city community care meeting no. %u, cases"), year, n);

      if (!is_taken (lines, name, NULL))
        return g_steal_pointer (&name);
    }
}

static gboolean
check_name (GPtrArray *lines,
            const char *name,
            const MdgUuid *except,
            GError **error)
{
  if (name == NULL || *name == '\0')
    {
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("A set needs a name. The old one was kept."));
      return FALSE;
    }
  if (is_taken (lines, name, except))
    {
      g_set_error (error, MDG_ERROR, MDG_ERROR_CONFLICT, _ ("There is already a set called “%s”. Choose another name."), name);
      return FALSE;
    }

  return TRUE;
}

MdgChange *
mdg_case_sets_new_set (MdgWorkspace *workspace,
                       const char *name,
                       MdgUuid *uuid,
                       GError **error)
{
  g_autoptr (GPtrArray) lines = mdg_case_set_query_list (mdg_workspace_get_store (workspace), error);
  g_autoptr (MdgCaseSet) set = mdg_case_set_new ();
  g_autoptr (MdgChange) change = mdg_change_new (N_ ("Set of cases made"));
  int year = get_year_of_today (workspace);
  g_autofree char *used = NULL;

  if (lines == NULL)
    return NULL;

  used = name != NULL ? g_strstrip (g_strdup (name)) : dup_next_name (lines, year);
  if (!check_name (lines, used, NULL, error))
    return NULL;

  mdg_record_set_text (MDG_RECORD (set), MDG_CASE_SET_NAME, used);
  mdg_record_set_integer (MDG_RECORD (set), MDG_CASE_SET_FISCAL_YEAR, year);
  mdg_change_add (change, MDG_RECORD (set));
  if (uuid != NULL)
    *uuid = *mdg_record_get_uuid (MDG_RECORD (set));

  return g_steal_pointer (&change);
}

/* Days in ISO form sort as they follow each other. */
static gboolean
check_period (MdgRecord *set,
              GError **error)
{
  const char *from = mdg_record_get_text (set, MDG_CASE_SET_PERIOD_FROM);
  const char *to = mdg_record_get_text (set, MDG_CASE_SET_PERIOD_TO);

  if (from == NULL || to == NULL || strcmp (from, to) <= 0)
    return TRUE;

  g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("The period ends before it begins."));

  return FALSE;
}

/* A meeting lies ahead; the cases of a period have come already. */
static gboolean
set_day (MdgWorkspace *workspace,
         MdgRecord *set,
         guint field,
         const char *text,
         GError **error)
{
  g_autofree char *iso = NULL;
  MdgDate today;
  MdgDate date;

  mdg_workspace_get_today (workspace, &today);
  if (text != NULL && *text != '\0')
    {
      if (!mdg_date_parse (text, field == MDG_CASE_SET_HELD_ON ? MDG_DATE_DUE : MDG_DATE_RECENT, &today, &date, error))
        return FALSE;
      iso = mdg_date_dup_iso (&date);
    }
  mdg_record_set_text (set, field, iso);
  if (field == MDG_CASE_SET_HELD_ON && iso != NULL)
    mdg_record_set_integer (set, MDG_CASE_SET_FISCAL_YEAR, mdg_date_fiscal_year (&date));

  return check_period (set, error);
}

MdgChange *
mdg_case_sets_new_edit (MdgWorkspace *workspace,
                        const MdgUuid *set,
                        guint field,
                        const char *text,
                        GError **error)
{
  g_autoptr (GPtrArray) lines = mdg_case_set_query_list (mdg_workspace_get_store (workspace), error);
  g_autoptr (MdgRecord) record = lines != NULL ? mdg_workspace_load (workspace, MDG_KIND_CASE_SET, set, error) : NULL;
  g_autoptr (MdgRecord) before = record != NULL ? mdg_record_dup (record) : NULL;
  g_autoptr (MdgChange) change = mdg_change_new (N_ ("Set of cases changed"));
  g_autofree char *used = g_strstrip (g_strdup (text != NULL ? text : ""));

  if (record == NULL)
    return NULL;
  if (field == MDG_CASE_SET_NAME && !check_name (lines, used, set, error))
    return NULL;

  if (mdg_case_set_info.fields[field].type != MDG_FIELD_DATE)
    mdg_record_set_text (record, field, used);
  else if (!set_day (workspace, record, field, used, error))
    return NULL;
  if (mdg_record_field_equal (record, before, field))
    return NULL;

  mdg_change_add (change, record);

  return g_steal_pointer (&change);
}

MdgChange *
mdg_case_sets_new_removal (MdgWorkspace *workspace,
                           const MdgUuid *set,
                           GError **error)
{
  g_autoptr (MdgRecord) record = mdg_workspace_load (workspace, MDG_KIND_CASE_SET, set, error);
  g_autoptr (MdgChange) change = mdg_change_new (N_ ("Set of cases removed"));

  if (record == NULL)
    return NULL;

  mdg_change_add_void (change, record, _ ("Set removed"));

  return g_steal_pointer (&change);
}

static int
compare_members (gconstpointer a,
                 gconstpointer b)
{
  gint64 p = mdg_record_get_integer (*(MdgRecord *const *) a, MDG_CASE_SET_MEMBER_POSITION);
  gint64 q = mdg_record_get_integer (*(MdgRecord *const *) b, MDG_CASE_SET_MEMBER_POSITION);

  return p < q ? -1 : p > q;
}

GPtrArray *
mdg_case_sets_list_members (MdgWorkspace *workspace,
                            const MdgUuid *set,
                            GError **error)
{
  GPtrArray *members = mdg_workspace_list_children (workspace, MDG_KIND_CASE_SET_MEMBER, MDG_CASE_SET_MEMBER_CASE_SET, set, error);

  if (members != NULL)
    g_ptr_array_sort (members, compare_members);

  return members;
}

static guint
find_member (GPtrArray *members,
             const MdgUuid *case_uuid)
{
  for (guint i = 0; i < members->len; i++)
    {
      const MdgUuid *member = mdg_record_get_reference (members->pdata[i], MDG_CASE_SET_MEMBER_CASE);

      if (member != NULL && mdg_uuid_equal (member, case_uuid))
        return i;
    }

  return G_MAXUINT;
}

/* Gives places and letters in the order of members; only what changes is written. */
static void
renumber (MdgChange *change,
          GPtrArray *members)
{
  for (guint i = 0; i < members->len; i++)
    {
      MdgRecord *member = members->pdata[i];
      g_autofree char *letter = mdg_letters_dup (i);

      if (mdg_record_get_integer (member, MDG_CASE_SET_MEMBER_POSITION) == i && g_strcmp0 (mdg_record_get_text (member, MDG_CASE_SET_MEMBER_LETTER), letter) == 0)
        continue;

      mdg_record_set_integer (member, MDG_CASE_SET_MEMBER_POSITION, i);
      mdg_record_set_text (member, MDG_CASE_SET_MEMBER_LETTER, letter);
      mdg_change_add (change, member);
    }
}

MdgChange *
mdg_case_sets_new_toggle (MdgWorkspace *workspace,
                          const MdgUuid *set,
                          const MdgUuid *case_uuid,
                          GError **error)
{
  g_autoptr (GPtrArray) members = mdg_case_sets_list_members (workspace, set, error);
  g_autoptr (MdgChange) change = NULL;
  guint at;

  if (members == NULL)
    return NULL;

  at = find_member (members, case_uuid);
  change = mdg_change_new (at == G_MAXUINT ? N_ ("Case added to the set") : N_ ("Case taken out of the set"));
  if (at == G_MAXUINT)
    {
      MdgRecord *member = mdg_record_new (MDG_KIND_CASE_SET_MEMBER);

      mdg_record_set_reference (member, MDG_CASE_SET_MEMBER_CASE_SET, set);
      mdg_record_set_reference (member, MDG_CASE_SET_MEMBER_CASE, case_uuid);
      g_ptr_array_add (members, member);
    }
  else
    {
      mdg_change_add_void (change, members->pdata[at], _ ("Taken out of the set"));
      g_ptr_array_remove_index (members, at);
    }
  renumber (change, members);

  return g_steal_pointer (&change);
}

MdgChange *
mdg_case_sets_new_move (MdgWorkspace *workspace,
                        const MdgUuid *set,
                        const MdgUuid *case_uuid,
                        guint place,
                        GError **error)
{
  g_autoptr (GPtrArray) members = mdg_case_sets_list_members (workspace, set, error);
  g_autoptr (MdgChange) change = mdg_change_new (N_ ("Cases of the set put in order"));
  gpointer member;
  guint at;

  if (members == NULL)
    return NULL;

  at = find_member (members, case_uuid);
  if (at == G_MAXUINT)
    {
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_NOT_FOUND, _ ("The case is no longer in the set."));
      return NULL;
    }

  place = MIN (place, members->len - 1);
  if (place == at)
    return NULL;

  member = g_ptr_array_steal_index (members, at);
  g_ptr_array_insert (members, (int) place, member);
  renumber (change, members);

  return g_steal_pointer (&change);
}
