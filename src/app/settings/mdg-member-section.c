#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-member-section.h"

#include <glib/gi18n-lib.h>

#include "mdg-board-member.h"
#include "mdg-describe.h"
#include "mdg-settings-save.h"

struct _MdgMemberSection
{
  MdgMasterSection parent_instance;
};

G_DEFINE_FINAL_TYPE (MdgMemberSection, mdg_member_section, MDG_TYPE_MASTER_SECTION)

static const MdgFormField fields[] = {
  { MDG_BOARD_MEMBER_BOARD, MDG_FORM_CODE, N_ ("Board") },
  { MDG_BOARD_MEMBER_NAME, MDG_FORM_TEXT, N_ ("Full name") },
  { MDG_BOARD_MEMBER_KANA, MDG_FORM_TEXT, N_ ("Reading") },
  { MDG_BOARD_MEMBER_AFFILIATION, MDG_FORM_TEXT, N_ ("Affiliation") },
  { MDG_BOARD_MEMBER_PROFESSION, MDG_FORM_CODE, N_ ("Profession") },
  { MDG_BOARD_MEMBER_SEAT, MDG_FORM_CODE, N_ ("Seat") },
  { MDG_BOARD_MEMBER_REPRESENTS, MDG_FORM_TEXT, N_ ("Organisation represented") },
  { MDG_BOARD_MEMBER_SINCE, MDG_FORM_DATE, N_ ("Member from") },
  { MDG_BOARD_MEMBER_UNTIL, MDG_FORM_DATE, N_ ("Member until"), N_ ("Empty: still is") },
  { MDG_BOARD_MEMBER_IS_OFFICER, MDG_FORM_FLAG, N_ ("Officer of the city") },
  { MDG_BOARD_MEMBER_IS_MANAGER, MDG_FORM_FLAG, N_ ("Manager of a facility") },
};

static const MdgFormGroup groups[] = {
  { NULL, NULL, fields, G_N_ELEMENTS (fields) },
};

static const MdgMasterTable table = {
  .kind = MDG_KIND_BOARD_MEMBER,
  .position_field = MDG_BOARD_MEMBER_POSITION,
  .groups = groups,
  .n_groups = G_N_ELEMENTS (groups),
  .title = N_ ("Members of the Boards"),
  .description = N_ ("Who is a member on the day of a meeting is put down as present there. A term that ended stays, so that old rosters can be printed."),
  .add_label = N_ ("_Add Member…"),
  .nothing = N_ ("Nobody is entered yet. With the members of a board entered, its meetings know who belongs to it."),
  .new_title = N_ ("New Member"),
  .added = N_ ("Member added"),
  .edit_title = N_ ("Member"),
  .changed = N_ ("Member changed"),
};

static MdgWorkspace *
get_workspace (MdgMasterSection *section)
{
  return mdg_settings_section_get_workspace (MDG_SETTINGS_SECTION (section));
}

static char *
dup_term (MdgRecord *record)
{
  return mdg_describe_term (mdg_record_get_text (record, MDG_BOARD_MEMBER_SINCE), mdg_record_get_text (record, MDG_BOARD_MEMBER_UNTIL));
}

static void
mdg_member_section_describe (MdgMasterSection *section,
                             MdgRecord *record,
                             MdgMasterText *text)
{
  MdgWorkspace *workspace = get_workspace (section);
  const char *affiliation = mdg_record_get_text (record, MDG_BOARD_MEMBER_AFFILIATION);
  const char *until = mdg_record_get_text (record, MDG_BOARD_MEMBER_UNTIL);
  g_autofree char *board = mdg_describe_value (workspace, record, MDG_BOARD_MEMBER_BOARD);
  g_autofree char *seat = mdg_describe_value (workspace, record, MDG_BOARD_MEMBER_SEAT);
  g_autofree char *iso = NULL;
  MdgDate today;

  mdg_workspace_get_today (workspace, &today);
  iso = mdg_date_dup_iso (&today);
  text->title = g_strdup (mdg_record_get_text (record, MDG_BOARD_MEMBER_NAME));
  text->subtitle = g_strjoin ("　", board, seat, affiliation, NULL);
  text->note = dup_term (record);
  text->is_dim = until != NULL && g_strcmp0 (until, iso) < 0 && !g_str_has_prefix (iso, until);
}

static void
mdg_member_section_fill_menu (MdgMasterSection *section,
                              MdgRecord *record,
                              const char *uuid,
                              GMenu *menu)
{
  g_autofree char *remove = g_strdup_printf ("master.remove('%s')", uuid);

  g_menu_append (menu, _ ("Remove"), remove);
}

static void
mdg_member_section_remove (MdgMasterSection *section,
                           MdgRecord *record)
{
  MdgChange *change = mdg_change_new (N_ ("Member removed"));

  mdg_change_add_void (change, record, _ ("Entered by mistake"));
  mdg_settings_save (GTK_WIDGET (section), get_workspace (section), change, g_strdup_printf (_ ("Removed %s"), mdg_record_get_text (record, MDG_BOARD_MEMBER_NAME)), NULL);
}

static void
mdg_member_section_class_init (MdgMemberSectionClass *klass)
{
  MdgMasterSectionClass *master_class = MDG_MASTER_SECTION_CLASS (klass);

  master_class->table = &table;
  master_class->describe = mdg_member_section_describe;
  master_class->fill_menu = mdg_member_section_fill_menu;
  master_class->remove = mdg_member_section_remove;
}

static void
mdg_member_section_init (MdgMemberSection *self)
{
}

GtkWidget *
mdg_member_section_new (MdgWorkspace *workspace)
{
  return mdg_master_section_new (MDG_TYPE_MEMBER_SECTION, workspace);
}
