#pragma once

#include "mdg-master-section.h"

G_BEGIN_DECLS

/* Who sits on the boards, with the terms of office. */
#define MDG_TYPE_MEMBER_SECTION (mdg_member_section_get_type ())
G_DECLARE_FINAL_TYPE (MdgMemberSection, mdg_member_section, MDG, MEMBER_SECTION, MdgMasterSection)

GtkWidget *mdg_member_section_new (MdgWorkspace *workspace);

G_END_DECLS
